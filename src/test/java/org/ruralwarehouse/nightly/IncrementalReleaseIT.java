package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * After one province has sent its register again, the incremental release equals a full build without the first
 * attempt's release.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncrementalReleaseIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CORRECTED = "xinjiang-2022";
    /** Number of names in the path of a package of the sample. */
    private static final int PACKAGE_DEPTH = SamplePackages.INBOX.getNameCount() + 2;

    private static final String FULL_BUILD = "incremental: false\n";
    private static final Path CORRECTED_PARTITION = part("650000");

    private CurrentRelease before;
    private CurrentRelease after;
    private CurrentRelease full;
    private CurrentRelease redefined;
    private CurrentRelease rebuilt;
    private boolean isRebuiltTwice;
    private boolean isRebuiltIncrementally;
    private Path reports;
    private Path reportsAfter;
    private Path fullReports;
    private Map<String, FileTime> writtenBefore;
    private Map<String, FileTime> writtenAfter;

    private static Path part(String provinceCode) {
        return Path.of("star", "fct_employment", "period=2022", "province_code=" + provinceCode, "part-0.parquet");
    }

    @BeforeAll
    void publish_incrementally_and_in_full(@TempDir Path folder) throws IOException {
        Path warehouse = folder.resolve("warehouse");
        NightlyRun.copyTree(
                NightlyRun.WAREHOUSE, warehouse, path -> !path.startsWith(NightlyRun.WAREHOUSE.resolve("data")));
        Path inbox = folder.resolve("inbox");
        NightlyRun.copyTree(
                SamplePackages.INBOX,
                inbox,
                path -> path.getNameCount() < PACKAGE_DEPTH
                        || path.getName(PACKAGE_DEPTH - 1).toString().contains("-2022"));
        NightlyRun nightly = new NightlyRun(warehouse, inbox, folder.resolve("data"));
        before = release(nightly.run());
        reports = nightly.settings().data().reports();
        writtenBefore = written(reports);
        correct(inbox);
        after = release(nightly.run());
        writtenAfter = written(reports);
        reportsAfter = folder.resolve("reports-after");
        NightlyRun.copyTree(reports, reportsAfter);
        Path key = nightly.settings().data().pseudonymKey();
        NightlyRun other = new NightlyRun(warehouse, inbox, folder.resolve("other"));
        Path otherKey = other.settings().data().pseudonymKey();
        Files.createDirectories(otherKey.getParent());
        Files.copy(key, otherKey);
        full = release(other.run());
        fullReports = Files.move(other.settings().data().reports(), folder.resolve("full-reports"));
        rebuilt = release(nightly.with(FULL_BUILD).run());
        isRebuiltTwice = nightly.with(FULL_BUILD).run().isPublished();
        isRebuiltIncrementally = nightly.run().isPublished();
        Path model = warehouse.resolve("facts/fct_employment.sql");
        Files.writeString(
                model,
                Files.readString(model).replace("One row per person in work", "One row for each person in work"));
        redefined = release(other.run());
    }

    private static CurrentRelease release(RunOutcome outcome) {
        return outcome.current().orElseThrow();
    }

    /** Modification time of each package report. */
    private static Map<String, FileTime> written(Path reports) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (Path file : new FileTree(reports).files()) {
            if (file.endsWith("report.json")) {
                times.put(reports.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    /** Removes rows and changes the months of persons with duplicate claims. */
    private static void correct(Path inbox) throws IOException {
        Path first = SamplePackages.in(inbox, CORRECTED);
        Path second = SamplePackages.in(inbox, CORRECTED + "-attempt-2");
        NightlyRun.copyTree(first, second);
        List<String> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(first.resolve("employment.csv"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isHeader = i == 0;
            if (isHeader || i % 5 == 0) {
                rows.add(line);
            } else if (i % 5 < 4) {
                rows.add(line.replaceFirst(",\\d+,(\\d+)$", i % 2 == 0 ? ",12,$1" : ",0,$1"));
            }
        }
        Path register = second.resolve("employment.csv");
        Files.write(register, rows);
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(second.resolve("datapackage.json")));
        manifest.put("name", CORRECTED + "-attempt-2").put("rural:attempt", 2).put("created", "2023-05-01T00:00:00Z");
        for (JsonNode resource : manifest.path("resources")) {
            if (resource.path("name").asString().equals("employment")) {
                ((ObjectNode) resource)
                        .put("bytes", Files.size(register))
                        .put("hash", "sha256:" + FileTree.sha256(register))
                        .put("rural:rows", rows.size() - 1);
            }
        }
        Files.write(second.resolve("datapackage.json"), JSON.writeValueAsBytes(manifest));
    }

    static List<String> differences(CurrentRelease a, CurrentRelease b) {
        List<String> differences = new ArrayList<>();
        try (Database database = a.open()) {
            database.execute("attach " + Sql.literal(b.database()) + " as b (read_only)");
            String catalog = database.queryStrings("select current_database()").get(0);
            for (String table : database.queryStrings(
                    "select schema_name || '.' || table_name from duckdb_tables() where database_name = "
                            + Sql.literal(catalog) + " and schema_name in ('star', 'mart', 'ref', 'meta')"
                            + " and table_name <> 'release' order by all")) {
                String ours = "select * from " + catalog + "." + table;
                String theirs = "select * from b." + table;
                long rows = database.queryLong("select count(*) from ((" + ours + " except all " + theirs
                        + ") union all (" + theirs + " except all " + ours + "))");
                if (rows > 0) {
                    differences.add(table + ": " + rows);
                }
            }
        }
        return differences;
    }

    @Test
    void every_table_equals_a_full_build() {
        assertThat(differences(after, full)).isEmpty();
    }

    @Test
    void the_correction_changes_results_of_other_provinces() {
        try (Database database = after.open()) {
            database.execute("attach " + Sql.literal(before.database()) + " as b (read_only)");
            assertThat(database.queryLong("""
                    select count(*)
                    from star.fct_employment as now
                    join b.star.fct_employment as earlier using (submission_key, source_line)
                    where now.persons <> earlier.persons or now.person_claims <> earlier.person_claims
                    """)).isPositive();
        }
    }

    @Test
    void the_parquet_star_has_the_same_rows_as_the_database() {
        try (Database database = after.open()) {
            String files = "select * exclude (period, province_code) from read_parquet("
                    + Sql.literal(after.folder().resolve("star/fct_employment/*/*/*.parquet"))
                    + ", hive_partitioning = true)";
            assertThat(database.queryLong("select count(*) from ((" + files
                            + " except all select * from star.fct_employment) union all"
                            + " (select * from star.fct_employment except all " + files + "))"))
                    .isZero();
        }
    }

    private static List<Path> linkedFiles(CurrentRelease now, CurrentRelease earlier) throws IOException {
        List<Path> shared = new ArrayList<>();
        for (Path file : new FileTree(now.folder().resolve("star")).files()) {
            Path inEarlier = earlier.folder().resolve(now.folder().relativize(file));
            if (Files.exists(inEarlier) && Files.isSameFile(file, inEarlier)) {
                shared.add(now.folder().relativize(file));
            }
        }
        return shared;
    }

    @Test
    void links_files_of_unchanged_partitions() throws IOException {
        assertThat(linkedFiles(after, before)).isNotEmpty().doesNotContain(CORRECTED_PARTITION);
    }

    @Test
    void every_report_equals_a_full_build() throws IOException {
        for (Path file : new FileTree(fullReports).files()) {
            assertThat(reportsAfter.resolve(fullReports.relativize(file))).hasSameBinaryContentAs(file);
        }
        assertThat(writtenAfter.keySet()).isEqualTo(written(fullReports).keySet());
    }

    @Test
    void does_not_rewrite_unchanged_reports() throws IOException {
        assertThat(writtenBefore.entrySet())
                .anySatisfy(report -> assertThat(writtenAfter).contains(report));
        assertThat(writtenAfter.get("xinjiang~" + CORRECTED + "/report.json"))
                .isNotEqualTo(writtenBefore.get("xinjiang~" + CORRECTED + "/report.json"));
    }

    @Test
    void province_tables_equal_a_full_build() throws IOException {
        Path tables = full.folder().resolve("findings");
        for (Path table : new FileTree(tables).files()) {
            assertThat(after.folder().resolve("findings").resolve(table.getFileName()))
                    .hasSameBinaryContentAs(table);
        }
    }

    @Test
    void a_full_build_replaces_an_incremental_release_once() throws IOException {
        assertThat(rebuilt.id()).isNotEqualTo(after.id());
        assertThat(linkedFiles(rebuilt, after)).isEmpty();
        assertThat(differences(rebuilt, after)).isEmpty();
        assertThat(written(reports).values()).doesNotContainAnyElementsOf(writtenAfter.values());
        assertThat(isRebuiltTwice).isFalse();
        assertThat(isRebuiltIncrementally).isFalse();
    }

    @Test
    void reuses_nothing_when_a_model_has_changed() throws IOException {
        assertThat(redefined.id()).isNotEqualTo(full.id());
        assertThat(linkedFiles(redefined, full)).isEmpty();
        assertThat(differences(redefined, full)).containsExactly("meta.model: 2");
    }
}
