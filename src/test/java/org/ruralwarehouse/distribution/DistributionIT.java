package org.ruralwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.testing.SamplePackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive of {@code make dist}, unpacked in an empty folder and run as on a machine that has a Java runtime and the
 * usual system commands, but no Maven, no Git and no checkout. {@code make dist-test} builds it and runs this test.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DistributionIT {

    /** What jobs/warehouse calls; none of it is specific to this project. */
    private static final List<String> COMMANDS = List.of(
            "sh",
            "cat",
            "chmod",
            "tail",
            "cksum",
            "readlink",
            "ls",
            "grep",
            "xargs",
            "find",
            "mkdir",
            "rm",
            "mv",
            "sync",
            "df",
            "awk",
            "touch");

    @TempDir
    static Path folder;

    private Path home;
    private Path bin;

    @BeforeAll
    void unpacks_the_archive() throws Exception {
        Path archive = archive();
        assertThat(execute(folder, Map.of("PATH", System.getenv("PATH")), "tar", "-xzf", archive.toString())
                        .code())
                .isZero();
        try (Stream<Path> top = Files.list(folder)) {
            assertThat(top.map(path -> path.getFileName().toString()))
                    .containsExactly(archive.getFileName().toString().replace(".tar.gz", ""));
        }
        home = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        for (String command : COMMANDS) {
            Files.createSymbolicLink(bin.resolve(command), where(command));
        }
    }

    private static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            List<Path> archives = built.filter(
                            path -> path.getFileName().toString().matches("rural-warehouse-.*\\.tar\\.gz"))
                    .toList();
            assertThat(archives).as("archives in target; make dist builds one").hasSize(1);
            return archives.get(0).toAbsolutePath();
        }
    }

    private static Path where(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(path -> Path.of(path, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(command + " is not on the path"));
    }

    private record Ended(int code, String output) {}

    private Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("jobs/warehouse"));
        command.addAll(List.of(arguments));
        return execute(home, Map.of("PATH", bin.toString(), "HOME", folder.toString()), command.toArray(String[]::new));
    }

    /** Nothing of this process's environment is inherited. */
    private static Ended execute(Path folder, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void contains_everything_that_a_run_needs_and_no_data() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> below = Files.walk(home)) {
            below.filter(path -> !path.startsWith(home.resolve("rural-warehouse.app")))
                    .forEach(path -> files.add(home.relativize(path).toString()));
        }
        assertThat(files)
                .contains("rural-warehouse.jar", "README.md", "LICENSE.txt", "NOTICE.txt", "bom.json")
                .contains("jobs/warehouse", "jobs/jvm.options", "jobs/nightly.yml", "jobs/settings.schema.json")
                .contains("jobs/rural-nightly.service", "jobs/rural-nightly.timer")
                .contains("warehouse/contracts/contract.schema.json", "warehouse/checks/rules.yml")
                .contains("warehouse/dictionary.yml", "warehouse/waivers.yml", "warehouse/reference/datapackage.json")
                .contains("warehouse/dims", "warehouse/facts", "warehouse/marts", "warehouse/tests", "src/docs")
                .doesNotContain("warehouse/data", "sample-data/inbox", "sample-data/broken", "src/main", "pom.xml");
        assertThat(Files.readString(home.resolve("LICENSE.txt"))).contains("Apache License", "Version 2.0");
    }

    @Test
    void prints_its_version_and_the_commit() throws Exception {
        Ended version = run("--version");

        assertThat(version.code()).as(version.output()).isZero();
        assertThat(version.output())
                .matches("rural-warehouse \\S+ \\(commit ([0-9a-f]{7,}|unknown)\\)\n")
                .startsWith(home.getFileName().toString().replace("rural-warehouse-", "rural-warehouse "));
    }

    @Test
    void validates_a_package() throws Exception {
        Path reports = folder.resolve("reports");

        Ended validate = run(
                "validate",
                SamplePackages.path("hainan-2022").toAbsolutePath().toString(),
                "--reports",
                reports.toString());

        assertThat(validate.code()).as(validate.output()).isEqualTo(3);
        assertThat(validate.output())
                .contains("hainan-2022", "value_out_of_range")
                .contains(reports.resolve("hainan-2022/report.html").toString());
        assertThat(reports.resolve("hainan-2022/report.html")).isNotEmptyFile();
    }

    @Test
    void publishes_a_release_that_can_be_queried() throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (String name : List.of("chongqing-2020.zip", "anhui-2020.zip")) {
            SamplePackages.copy(name, inbox);
        }
        String data = folder.resolve("data").toString();

        Ended nightly = run("nightly", "--plain", "--inbox", inbox.toString(), "--data", data);
        Ended status = run("status", "--data", data);
        Ended query = run("query", "--data", data, "select count(*) as n from star.dim_submission");

        assertThat(nightly.code()).as(nightly.output()).isZero();
        String release = Path.of(data, "current").toRealPath().getFileName().toString();
        assertThat(nightly.output()).contains("chongqing-2020.zip", "anhui-2020.zip", "star.dim_region", release);
        assertThat(Path.of(data, "current", "rural.duckdb")).isNotEmptyFile();
        assertThat(status.code()).as(status.output()).isZero();
        assertThat(status.output()).contains(release, "COMPLETED");
        assertThat(query.code()).as(query.output()).isZero();
        assertThat(query.output()).startsWith("n\n2\n");
    }

    @Test
    void states_version_and_licence_of_every_library_in_the_bill_of_materials() throws IOException {
        JsonNode bom = JsonMapper.builder().build().readTree(Files.readAllBytes(home.resolve("bom.json")));

        assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
        JsonNode project = bom.path("metadata").path("component");
        assertThat(home.getFileName().toString())
                .isEqualTo(project.path("name").asString() + "-"
                        + project.path("version").asString());
        assertThat(project.path("licenses").toString()).contains("\"Apache-2.0\"");
        List<String> names = new ArrayList<>();
        for (JsonNode component : bom.path("components")) {
            names.add(component.path("name").asString());
            assertThat(component.path("version").asString())
                    .as(component.toString())
                    .isNotEmpty();
        }
        assertThat(names)
                .contains("duckdb_jdbc", "picocli", "spring-batch-core", "parquet-hadoop")
                .doesNotContain("hadoop-client-api", "junit-jupiter", "archunit");
    }
}
