package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.validate.PackageValidation;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports of a run, and the same reports of the validate command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> REPORT = List.of("findings.csv", "report.json", "report.html");
    private static final String FIRST = "guizhou-2022.zip";
    private static final String SECOND = "guizhou-2022-attempt-2.zip";

    @TempDir
    static Path folder;

    private Path inbox;
    private Path data;

    @BeforeAll
    void run_on_packages_of_every_verdict() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String name : List.of(FIRST, SECOND, "hainan-2022", "gansu-2022-attempt-2", "hunan-2022-attempt-2.zip")) {
            SamplePackages.copyFlat(name, inbox);
        }
        Path broken = Path.of("sample-data", "broken");
        NightlyRun.copyTree(broken.resolve("hash_differs/yunnan-2022-hash"), inbox.resolve("yunnan-2022-hash"));
        data = folder.resolve("data");
        nightly().run();
    }

    /** The validate command does not know the sender, whose name is part of the name of a package in a run. */
    private NightlyRun nightly() {
        return new NightlyRun(NightlyRun.WAREHOUSE, inbox, data, "sender_identity: none");
    }

    private Path report(String packageName, String file) {
        return data.resolve("reports").resolve(packageName).resolve(file);
    }

    private JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    private Path validate(String name, @Nullable Path previous) throws IOException {
        Path reports = Files.createTempDirectory(folder, "validated");
        new PackageValidation(NightlyRun.WAREHOUSE, Files.createTempDirectory(folder, "scratch"))
                .validate(inbox.resolve(name), previous, reports);
        return reports.resolve(name);
    }

    @Test
    void validate_writes_the_same_bytes_as_the_run() throws IOException {
        for (String name :
                List.of("hainan-2022", "gansu-2022-attempt-2", "hunan-2022-attempt-2.zip", "yunnan-2022-hash")) {
            Path validated = validate(name, null);

            for (String file : REPORT) {
                assertThat(validated.resolve(file)).hasSameBinaryContentAs(report(name, file));
            }
            assertThat(validated.resolve("national.html")).doesNotExist();
        }
    }

    @Test
    void validate_of_a_second_attempt_writes_the_same_bytes_given_the_first_report() throws IOException {
        Path validated = validate(SECOND, report(FIRST, "report.json"));

        for (String file : REPORT) {
            assertThat(validated.resolve(file)).hasSameBinaryContentAs(report(SECOND, file));
        }
    }

    /** The validate command cannot know a later attempt. */
    @Test
    void run_adds_only_the_superseding_attempt_to_a_superseded_report() throws IOException {
        Path validated = validate(FIRST, null);

        assertThat(validated.resolve("findings.csv")).hasSameBinaryContentAs(report(FIRST, "findings.csv"));
        JsonNode mine = json(validated.resolve("report.json"));
        JsonNode theirs = json(report(FIRST, "report.json"));
        assertThat(mine).isNotEqualTo(theirs);
        mine.path("files").forEach(f -> ((ObjectNode) f).remove("superseded_by"));
        theirs.path("files").forEach(f -> ((ObjectNode) f).remove("superseded_by"));
        assertThat(mine).isEqualTo(theirs);
    }

    @Test
    void run_adds_a_national_report_to_every_package() throws IOException {
        for (Path file : files("report.json")) {
            JsonNode national = json(file.resolveSibling("national.json"));

            assertThat(national.path("rules").isArray()).isTrue();
            assertThat(Files.exists(file.resolveSibling("national.csv")))
                    .isEqualTo(!national.path("rules").isEmpty());
            assertThat(Files.readString(file.resolveSibling("national.html"))).contains("id=\"verdict\"");
        }
        assertThat(json(report("hainan-2022", "national.json"))
                        .path("is_compared")
                        .asBoolean())
                .isTrue();
        assertThat(json(report("yunnan-2022-hash", "national.json"))
                        .path("is_compared")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void every_report_is_valid_and_every_verdict_occurs() throws IOException {
        Schema schema;
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/ruralwarehouse/report/document/report.schema.json"))) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> verdicts = new ArrayList<>();
        for (Path file : files("report.json")) {
            assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
                    .as(file.toString())
                    .isEmpty();
            verdicts.add(json(file).path("verdict").asString());
        }
        assertThat(verdicts).hasSize(6).contains("accepted_with_quarantined_rows", "waiting", "refused");
    }

    @Test
    void compares_a_second_attempt_with_the_superseded_first() throws IOException {
        JsonNode first = json(report(FIRST, "report.json"));
        JsonNode second = json(report(SECOND, "report.json"));

        String dataset = second.path("files").path(0).path("dataset").asString();
        for (JsonNode file : first.path("files")) {
            boolean isSentAgain = file.path("dataset").asString().equals(dataset);
            assertThat(file.path("superseded_by").asInt(0)).isEqualTo(isSentAgain ? 2 : 0);
            assertThat(file.path("rows").path("accepted").asLong()).isPositive();
        }
        JsonNode changes = second.path("changes");
        assertThat(changes.path("previous").path(0).path("package_name").asString())
                .isEqualTo(FIRST);
        long before = 0;
        for (JsonNode rule : changes.path("rules")) {
            before += rule.path("before").asLong();
        }
        assertThat(changes.path("mended").asLong() + changes.path("still_there").asLong())
                .isEqualTo(before);
    }

    @Test
    void does_not_change_reports_when_nothing_is_new() throws IOException {
        String before = new FileTree(data.resolve("reports")).sha256();

        nightly().run();

        assertThat(new FileTree(data.resolve("reports")).sha256()).isEqualTo(before);
    }

    /** Every text with words has both languages. */
    @Test
    void translates_found_and_expected_values_into_chinese() throws IOException {
        Pattern english = Pattern.compile("[a-z]{3,} [a-z]{2,}");
        List<String> untranslated = new ArrayList<>();
        for (Path file : files("report.json")) {
            for (JsonNode rule : json(file).path("rules")) {
                for (JsonNode place : rule.path("examples")) {
                    for (String key : List.of("found", "expected")) {
                        String text = place.path(key).asString("");
                        if (english.matcher(text).find()
                                && place.path(key + "_zh").isNull()) {
                            untranslated.add(rule.path("code").asString() + ": " + text);
                        }
                    }
                }
            }
        }
        assertThat(untranslated).as("texts without Chinese").isEmpty();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("reports"), 2)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }
}
