package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.release.ReleaseManifest.Input;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.PreviousReleases;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/** A release has the results of the previous checks; then one province sends another attempt. */
class IncrementalCheckTest {

    private static final String YUNNAN = "530000";
    private static final String GUIZHOU = "520000";

    private final Path temp;
    private final DuckDbSettings duckDb;
    private final TinyWarehouse warehouse;
    private final Path release;
    private boolean isGoneKnown = true;
    private List<Input> published = List.of();

    IncrementalCheckTest(@TempDir Path temp) {
        this.temp = temp;
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
        release = temp.resolve("release");
    }

    /**
     * Lands one row per keeper, from line 2 on.
     *
     * @param keepers keeper numbers; the number of trees equals the keeper number
     */
    private void land(String province, int attempt, int... keepers) {
        Submission submission = new PackageBuilder("of_" + province + "_" + attempt)
                .province(province)
                .attempt(attempt)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "of_" + province + "_" + attempt));
        Path folder = temp.resolve(
                "landed/orchard/period=2022/province_code=" + province + "/submission_key=" + submission.key());
        new JsonFiles()
                .write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, keepers.length, keepers.length));
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("""
                    copy (
                        select 0::bigint as keeper_key_high, keeper::bigint as keeper_key_low,
                            'male' as sex, 1980 as birth_year, '530113' as place_code, null::date as planted_on,
                            2022 as season, keeper::bigint as trees, null::decimal(18,2) as yield_kg,
                            null::decimal(18,1) as survival_rate, true as is_irrigated, 'apple' as variety,
                            null::varchar as remark, row_number() over () + 1 as source_line
                        from (select unnest(%s) as keeper)
                    ) to %s (format parquet)
                    """.formatted(Arrays.toString(keepers), Sql.literal(folder.resolve(LandedFiles.ROWS))));
            database.execute("""
                    copy (
                        select ''::varchar as finding_code, '' as severity, '' as effect, 1::bigint as source_line,
                            '' as column_name, '' as value_found, '' as value_expected
                        limit 0
                    ) to %s (format parquet)
                    """.formatted(Sql.literal(folder.resolve(LandedFiles.FINDINGS))));
        }
    }

    private void check(String name, String header, String sql) {
        warehouse.file("checks/quality/orchard__" + name + ".sql", """
                /*
                code: %s
                severity: error
                zh: 问题
                en: Problem
                fix_zh: 更正
                fix_en: Fix
                dataset: orchard
                %s
                */
                %s
                """.formatted(name, header, sql));
    }

    private LandingZone landed() {
        return LandingZone.read(temp.resolve("landed"));
    }

    private CheckStage stage() {
        WarehouseDefinition definition = warehouse.definition();
        return new CheckStage(definition, CheckCatalog.read(definition), duckDb);
    }

    private void publishCheckResults() {
        CheckFiles files = new CheckFiles(release.resolve(ReusableFiles.IN_RELEASE));
        stage().check(landed(), List.of(), PreviousResults.none(), files);
        try {
            Files.move(files.quarantine(), new CheckFiles(release).quarantine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        published = inputs();
    }

    /** The submission of Guizhou, which changes, has few rows. */
    private List<Input> inputs() {
        return landed().effective("orchard").stream()
                .map(landed -> {
                    String province = landed.submission().provinceCode();
                    return PreviousReleases.input(
                            landed.submission().key(),
                            province,
                            province.equals(GUIZHOU) ? 1 : 10,
                            province.equals(GUIZHOU) && !isGoneKnown ? "rows were added later" : landed.sha256());
                })
                .toList();
    }

    private CheckFiles out(String name) {
        return new CheckFiles(temp.resolve(name));
    }

    /** Reuses the results of the release; only the submission of Guizhou is new. */
    private CheckResult checkIncrementally(CheckFiles out) {
        return stage().check(landed(), List.of(), PreviousReleases.of(release, published, inputs()), out);
    }

    private static List<String> runs(CheckResult result) {
        return result.runs().stream()
                .map(run -> run.name() + "|" + run.code() + "|" + run.rows() + "|" + run.failure())
                .toList();
    }

    private void assertEqualsFullCheck() {
        CheckFiles incremental = out("incremental");
        CheckFiles full = out("full");
        CheckResult result = checkIncrementally(incremental);
        CheckResult expected = stage().check(landed(), List.of(), PreviousResults.none(), full);

        assertThat(runs(result)).isEqualTo(runs(expected));
        assertThat(result.tallies()).isEqualTo(expected.tallies());
        assertThat(result.submissions()).isEqualTo(expected.submissions());
        for (Path file : new FileTree(full.folder()).files()) {
            Path other = incremental.folder().resolve(full.folder().relativize(file));
            assertThat(new ParquetFile(other).rows())
                    .as(file.toString())
                    .containsExactlyInAnyOrderElementsOf(new ParquetFile(file).rows());
        }
    }

    private List<String> duplicates(CheckFiles files) {
        return new ParquetFile(files.reusable().duplicateRows("orchard"))
                .rows("province_code", "trees").stream().sorted().toList();
    }

    @Test
    void reuses_the_findings_of_provinces_without_new_submissions() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5");
        land(YUNNAN, 1, 3, 4, 7);
        land(GUIZHOU, 1, 1, 8);
        publishCheckResults();
        land(GUIZHOU, 2, 2, 3, 9);

        assertEqualsFullCheck();
        assertThat(runs(checkIncrementally(out("again")))).contains("orchard__few|few|4|null");
    }

    @Test
    void reuses_findings_that_are_counted_but_not_listed() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5000");
        land(YUNNAN, 1, IntStream.range(0, 1200).toArray());
        land(GUIZHOU, 1, IntStream.range(2000, 3100).toArray());
        publishCheckResults();
        land(GUIZHOU, 2, IntStream.range(3000, 4150).toArray());

        assertEqualsFullCheck();
        assertThat(runs(checkIncrementally(out("again")))).contains("orchard__few|few|2350|null");
        assertThat(new ParquetFile(out("again").reusable().omittedRows()).rows())
                .hasSize(350);
    }

    @Test
    void skips_province_scoped_checks_for_unchanged_provinces() throws IOException {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5");
        land(YUNNAN, 1, 3);
        land(GUIZHOU, 1, 1);
        publishCheckResults();
        land(GUIZHOU, 2, 2);
        empty(release.resolve(ReusableFiles.IN_RELEASE).resolve("of_provinces.parquet"));

        CheckResult result = checkIncrementally(out("incremental"));

        assertThat(runs(result)).contains("orchard__few|few|1|null");
    }

    private void empty(Path file) throws IOException {
        Path copy = temp.resolve("empty.parquet");
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("copy (select * from read_parquet(" + Sql.literal(file) + ") limit 0) to "
                    + Sql.literal(copy) + " (format parquet)");
        }
        Files.delete(file);
        Files.move(copy, file);
    }

    @ParameterizedTest
    @CsvSource({"''", "scope: nation"})
    void runs_nationwide_checks_on_all_provinces(String header) {
        check(
                "above",
                header,
                "select submission_key, source_line from landed.orchard"
                        + " where trees > 2 * (select median(trees) from landed.orchard)");
        land(YUNNAN, 1, 3, 4, 7);
        land(GUIZHOU, 1, 10, 11, 12, 13);
        publishCheckResults();
        land(GUIZHOU, 2, 1, 2);

        assertEqualsFullCheck();
        assertThat(runs(checkIncrementally(out("again")))).contains("orchard__above|above|1|null");
    }

    /** The check compares with the median of all rows, so rows of Yunnan are checked again and more are quarantined. */
    @Test
    void adds_newly_quarantined_rows_to_the_previous_quarantine() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 4");
        check(
                "above",
                "",
                "select submission_key, source_line from landed.orchard"
                        + " where trees > 2 * (select median(trees) from landed.orchard)");
        land(YUNNAN, 1, 3, 4, 7);
        land(GUIZHOU, 1, 10, 11, 12, 13);
        publishCheckResults();
        land(GUIZHOU, 2, 1, 2);

        assertEqualsFullCheck();
        assertThat(new ParquetFile(out("incremental").quarantine().resolve("orchard.parquet"))
                        .rows("province_code", "trees", "finding_codes"))
                .containsExactlyInAnyOrder("530000|3|few", "530000|7|above", "520000|1|few", "520000|2|few");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void updates_duplicate_keys_for_the_rows_of_a_new_attempt(boolean isPreviousAttemptUnchanged) {
        isGoneKnown = isPreviousAttemptUnchanged;
        land(YUNNAN, 1, 1, 2, 3, 4, 5, 5);
        land("510000", 1, 4, 6, 7);
        land(GUIZHOU, 1, 1, 3, 8, 8);
        publishCheckResults();
        assertThat(duplicates(new CheckFiles(release.resolve(ReusableFiles.IN_RELEASE))))
                .containsExactly(
                        "510000|4",
                        "520000|1",
                        "520000|3",
                        "520000|8",
                        "520000|8",
                        "530000|1",
                        "530000|3",
                        "530000|4",
                        "530000|5",
                        "530000|5");
        // 1 is removed, 3 stays, 2 and 6 are new, 4 has a third row, 9 occurs twice, 8 once.
        land(GUIZHOU, 2, 2, 3, 4, 6, 8, 9, 9);

        assertEqualsFullCheck();
        assertThat(duplicates(out("incremental")))
                .containsExactly(
                        "510000|4",
                        "510000|6",
                        "520000|2",
                        "520000|3",
                        "520000|4",
                        "520000|6",
                        "520000|9",
                        "520000|9",
                        "530000|2",
                        "530000|3",
                        "530000|4",
                        "530000|5",
                        "530000|5");
    }

    @Test
    void handles_new_and_removed_provinces() throws IOException {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5");
        land(YUNNAN, 1, 1, 2);
        land("510000", 1, 2, 6);
        publishCheckResults();
        new FileTree(temp.resolve("landed/orchard/period=2022/province_code=510000")).delete();
        land(GUIZHOU, 1, 1, 9);

        assertEqualsFullCheck();
        assertThat(duplicates(out("incremental"))).containsExactly("520000|1", "530000|1");
    }

    @Test
    void checks_everything_when_previous_results_are_incomplete() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5");
        land(YUNNAN, 1, 3);
        land(GUIZHOU, 1, 1);

        assertEqualsFullCheck();
    }

    @Test
    void blocks_the_release_when_a_check_cannot_run() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard where trees < 5");
        land(YUNNAN, 1, 3);
        land(GUIZHOU, 1, 1);
        publishCheckResults();
        check("few", "scope: province", "select submission_key, source_line from landed.nothing");

        CheckResult result = checkIncrementally(out("incremental"));

        assertThat(result.heldBy()).containsExactly("check_not_run: orchard__few");
    }

    @Test
    void rejects_an_unknown_scope() {
        check("few", "scope: county", "select submission_key, source_line from landed.orchard");

        assertThatThrownBy(this::stage)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("scope must be province or nation");
    }

    @Test
    void rejects_a_province_scoped_macro_check() {
        check("few", "scope: province", "select submission_key, source_line from landed.orchard");
        warehouse.file("checks/macro/orchard__few.sql", """
                /*
                code: sum
                severity: error
                zh: 问题
                en: Problem
                fix_zh: 更正
                fix_en: Fix
                dataset: orchard
                scope: province
                */
                select submission_key, source_line from accepted.orchard
                """);

        assertThatThrownBy(this::stage)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("a macro check must have the scope nation");
    }
}
