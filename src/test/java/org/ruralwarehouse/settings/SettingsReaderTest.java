package org.ruralwarehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;

class SettingsReaderTest {

    private static final String SHORTEST = "inbox: in\nwarehouse: wh\ndata: out\n";

    private final Path file;

    SettingsReaderTest(@TempDir Path temp) {
        file = temp.resolve("nightly.yml");
    }

    private Settings read(Map<String, String> environment, String text) throws IOException {
        Files.writeString(file, text);
        return new SettingsReader(environment).read(file);
    }

    private Settings read(String text) throws IOException {
        return read(Map.of(), text);
    }

    private List<String> problems(String text) {
        DefinitionException failure = catchThrowableOfType(DefinitionException.class, () -> read(text));
        assertThat(failure).as("the settings are rejected").isNotNull();
        return failure.problems().stream().map(DefinitionProblem::toString).toList();
    }

    @Test
    void optional_settings_have_defaults() throws IOException {
        Settings settings = read(SHORTEST);

        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(settings.inbox()).isEqualTo(Path.of("in"));
        assertThat(settings.warehouse()).isEqualTo(Path.of("wh"));
        assertThat(settings.data().root()).isEqualTo(Path.of("out").toAbsolutePath());
        assertThat(settings.parallelism())
                .isEqualTo(SettingsReader.parallelFiles(
                        processors, Runtime.getRuntime().maxMemory()));
        assertThat(settings.waitAtMost()).isEqualTo(Duration.ofHours(48));
        assertThat(settings.duckDb().threads()).isEqualTo(processors);
        assertThat(settings.duckDb().memoryLimit()).matches("\\d+MiB");
        assertThat(settings.duckDb().storageVersion()).isEqualTo("v1.4.0");
        assertThat(settings.duckDb().spillDirectory())
                .startsWithRaw(settings.data().root());
        assertThat(settings.incremental()).isTrue();
        assertThat(settings.keepReleases()).isEqualTo(7);
        assertThat(settings.keepRuns()).isEqualTo(14);
        assertThat(settings.jobRepository().url()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isolation: { stall_time: PT0S }",
                "isolation: { worker_time: PT0H }",
                "check_time_budget: PT0M0S"
            })
    void rejects_a_time_limit_of_zero(String setting) {
        assertThat(problems(SHORTEST + setting + "\n")).hasSize(1);
    }

    @Test
    void isolation_has_defaults_and_can_be_set() throws IOException {
        assertThat(read(SHORTEST).isolation()).isEqualTo(IsolationSettings.standard());
        assertThat(read(SHORTEST + "isolation: { stall_time: PT5S, worker_heap: 300MiB }\n")
                        .isolation())
                .isEqualTo(new IsolationSettings(
                        Duration.ofSeconds(5),
                        IsolationSettings.standard().stuckTime(),
                        300,
                        IsolationSettings.standard().workerTime()));
        assertThat(problems(SHORTEST + "isolation: { stall_time: PT, worker_heap: 1g }\n"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("/isolation/"));
    }

    @Test
    void incremental_releases_can_be_switched_off() throws IOException {
        assertThat(read(SHORTEST + "incremental: false\n").incremental()).isFalse();
        assertThat(problems(SHORTEST + "incremental: maybe\n")).singleElement().satisfies(problem -> assertThat(problem)
                .contains("/incremental"));
    }

    @Test
    void rejects_a_storage_version_that_duckdb_cannot_write() throws IOException {
        assertThat(read(SHORTEST + "duckdb: { storage_version: v1.5.0 }\n")
                        .duckDb()
                        .storageVersion())
                .isEqualTo("v1.5.0");
        assertThat(problems(SHORTEST + "duckdb: { storage_version: v1.4.99 }\n"))
                .containsExactly("settings at /duckdb/storage_version: v1.4.99 is not a storage version"
                        + " that this DuckDB can write;"
                        + " use that of a release, such as v1.4.0");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 24000, 1024",
        "2, 24000, 1024",
        "4, 24000, 2048",
        "16, 64000, 4096",
        "2, 1500, 750",
        "16, 4000, 2000"
    })
    void default_memory_limit_grows_with_threads_up_to_half_of_the_machine(int threads, long machine, long mebibytes) {
        assertThat(SettingsReader.memoryLimitMebibytes(threads, machine)).isEqualTo(mebibytes);
    }

    @ParameterizedTest
    @CsvSource({"2, 1024, 3", "16, 1024, 12", "16, 4096, 17", "2, 64, 1"})
    void default_parallelism_is_one_more_than_the_processors_limited_by_the_heap(
            int processors, long heapMebibytes, int files) {
        assertThat(SettingsReader.parallelFiles(processors, heapMebibytes << 20))
                .isEqualTo(files);
    }

    @Test
    void reads_all_settings_of_the_file() throws IOException {
        Settings settings = read(Map.of("DB_PASSWORD", "secret"), SHORTEST + """
                        parallelism: 3
                        wait_at_most: P2DT30M
                        duckdb: { threads: 5, memory_limit: 1.5GiB, storage_version: v1.5.0 }
                        keep_releases: 2
                        keep_runs: 4
                        job_repository: { url: "jdbc:postgresql:jobs", username: batch, password_variable: DB_PASSWORD }
                        """);

        assertThat(settings.parallelism()).isEqualTo(3);
        assertThat(settings.waitAtMost()).isEqualTo(Duration.ofHours(48).plusMinutes(30));
        assertThat(settings.duckDb().threads()).isEqualTo(5);
        assertThat(settings.duckDb().memoryLimit()).isEqualTo("1.5GiB");
        assertThat(settings.duckDb().storageVersion()).isEqualTo("v1.5.0");
        assertThat(settings.keepReleases()).isEqualTo(2);
        assertThat(settings.keepRuns()).isEqualTo(4);
        assertThat(settings.jobRepository())
                .isEqualTo(new Settings.JobRepositorySettings("jdbc:postgresql:jobs", "batch", "secret"));
    }

    @Test
    void environment_variables_override_the_file(@TempDir Path elsewhere) throws IOException {
        Settings settings = read(
                Map.of("RURAL_DATA", elsewhere.resolve("x/../data").toString(), "RURAL_INBOX", "/srv/inbox"), SHORTEST);

        assertThat(settings.data().root()).isEqualTo(elsewhere.resolve("data"));
        assertThat(settings.inbox()).isEqualTo(Path.of("/srv/inbox"));
        assertThat(settings.duckDb().spillDirectory()).startsWithRaw(elsewhere);
    }

    @Test
    void reports_all_problems_at_once() {
        assertThat(problems("inbox: \"\"\nwarehouse: wh\nparallelism: 0\nkeep_releases: none\ncolour: red\n"))
                .anySatisfy(p -> assertThat(p).contains("/inbox"))
                .anySatisfy(p -> assertThat(p).contains("data"))
                .anySatisfy(p -> assertThat(p).contains("/parallelism"))
                .anySatisfy(p -> assertThat(p).contains("/keep_releases"))
                .anySatisfy(p -> assertThat(p).contains("colour"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"48 hours", "P1M", "PT", "P", "-PT1H"})
    void reports_an_invalid_duration(String wait) {
        assertThat(problems(SHORTEST + "wait_at_most: " + wait))
                .anySatisfy(p -> assertThat(p).contains("wait_at_most"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "just text", "inbox: in\n  warehouse: wh"})
    void reports_a_file_that_is_not_a_settings_file(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void reports_a_missing_file() {
        DefinitionException failure = catchThrowableOfType(
                DefinitionException.class, () -> new SettingsReader(Map.of()).read(file.resolveSibling("none.yml")));

        assertThat(failure).hasMessageContaining("the settings file does not exist");
    }

    @Test
    void reads_thresholds_by_dataset_and_rule() throws IOException {
        Settings settings = read(SHORTEST + """
                thresholds:
                  from_rows: 50
                  default:
                    rows_quarantined: { percent: 7.5, action: refuse }
                  datasets:
                    orchard:
                      type_invalid: { percent: 1 }
                """);

        assertThat(settings.thresholds())
                .isEqualTo(new Thresholds(
                        50,
                        List.of(
                                new Threshold(null, "rows_quarantined", new BigDecimal("7.5"), true),
                                new Threshold("orchard", "type_invalid", new BigDecimal("1"), false))));
    }

    @Test
    void missing_thresholds_default_to_the_standard_thresholds() throws IOException {
        assertThat(read(SHORTEST).thresholds()).isEqualTo(Thresholds.standard());
        assertThat(read(SHORTEST + "thresholds: { from_rows: 3 }\n").thresholds())
                .isEqualTo(new Thresholds(3, Thresholds.standard().list()));
        assertThat(read(SHORTEST + "thresholds: { default: {} }\n").thresholds().list())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ default: { few: { percent: 101 } } }",
                "{ default: { few: {} } }",
                "{ default: { few: { percent: 1, action: hold } } }",
                "{ orchard: { few: { percent: 1 } } }",
                "{ from_rows: 0 }"
            })
    void reports_an_invalid_threshold(String thresholds) {
        assertThat(problems(SHORTEST + "thresholds: " + thresholds)).isNotEmpty();
    }

    @Test
    void bundled_thresholds_equal_those_of_the_settings_file() {
        assertThat(SettingsReader.bundledThresholds())
                .isEqualTo(new SettingsReader(Map.of())
                        .read(Path.of("jobs/nightly.yml"))
                        .thresholds());
    }

    @Test
    void reads_the_settings_file_of_the_repository() {
        Settings settings = new SettingsReader(Map.of()).read(Path.of("jobs/nightly.yml"));

        assertThat(settings.warehouse()).isEqualTo(Path.of("warehouse"));
    }
}
