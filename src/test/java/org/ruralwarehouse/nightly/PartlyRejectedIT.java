package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A province sends a second attempt; every run rejects one file of it and the others have landed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartlyRejectedIT {

    private static final String PACKAGE = "hainan-2022-attempt-2";

    @TempDir
    private static Path folder;

    private NightlyRun nightly;
    private RunOutcome quiet;
    private Map<String, String> landed;

    @BeforeAll
    void run_twice() throws IOException {
        Path inbox = folder.resolve("inbox");
        for (String name : List.of("hainan-2021", "hainan-2022", "ningxia-2022")) {
            SamplePackages.copy(name, inbox);
        }
        nightly = new NightlyRun(NightlyRun.WAREHOUSE, inbox, folder.resolve("data"));
        nightly.run();
        send(inbox);
        assertThat(nightly.run().isPublished()).isTrue();
        landed = reports(nightly);
        quiet = nightly.run();
    }

    private static void send(Path inbox) throws IOException {
        new PackageBuilder(PACKAGE)
                .province("460000")
                .attempt(2)
                .csv("employment", employment())
                .resource("employment", resource -> resource.put("rural:personsPerRow", 500))
                .csv("income", lines("hainan-2022", "income", "UTF-8"))
                .resource("income", resource -> resource.put("hash", "sha256:" + "0".repeat(64)))
                .csv("infrastructure", lines("hainan-2022", "infrastructure", "UTF-8"))
                .writeDirectory(SamplePackages.folder(inbox, "460000"));
    }

    /** Rows in which another province claims a person, too; only a macro check finds that. */
    private static String[] employment() throws IOException {
        String[] lines = lines("hainan-2022", "employment", "UTF-8");
        String claimed = lines("ningxia-2022", "employment", "GBK")[30].split(",", -1)[0];
        String[] cells = lines[20].split(",", -1);
        cells[0] = claimed;
        lines[20] = String.join(",", cells);
        return lines;
    }

    private static String[] lines(String packageName, String dataset, String charset) throws IOException {
        Path file = SamplePackages.path(packageName).resolve(dataset + ".csv");
        return Files.readAllLines(file, Charset.forName(charset)).toArray(String[]::new);
    }

    private static Map<String, String> reports(NightlyRun nightly) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        Path folder = nightly.data().resolve("reports");
        for (Path file : new FileTree(folder).files()) {
            digests.put(folder.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
        }
        return digests;
    }

    @Test
    void report_is_unchanged_when_nothing_is_new() throws IOException {
        assertThat(quiet.isPublished()).isFalse();
        assertThat(reports(nightly)).isEqualTo(landed);
    }

    @Test
    void report_equals_that_of_a_full_run() throws IOException {
        NightlyRun all = new NightlyRun(NightlyRun.WAREHOUSE, nightly.inbox(), folder.resolve("all-data"));
        NightlyRun.copyTree(nightly.data().resolve("secret"), all.data().resolve("secret"));
        all.run();

        assertThat(reports(nightly)).isEqualTo(reports(all));
    }

    /** Ensures that the comparisons above compare reports with findings. */
    @Test
    void landed_files_have_findings() throws IOException {
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(Files.readString(SamplePackages.report(nightly.data().resolve("reports"), PACKAGE)
                        .resolve("report.json")));

        assertThat(report.path("files").valueStream().map(file -> file.path("verdict")
                        .asString()))
                .contains("refused", "accepted_with_quarantined_rows");
        assertThat(report.path("changes").path("still_there").asLong()).isPositive();
        assertThat(landed).containsKey("hainan~" + PACKAGE + "/national.csv");
    }
}
