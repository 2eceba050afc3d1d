package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Checks whose cost grows with the fourth power of the rows of a submission. */
class CheckBudgetTest {

    private static final String YUNNAN = "530000";
    private static final String GUIZHOU = "520000";
    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** Finds the first rows; every row is combined with all rows of its submission, three times. */
    private static final String EXPLOSION = """
            select a.submission_key, a.source_line
            from landed.orchard as a
            join landed.orchard as b using (submission_key)
            join landed.orchard as c using (submission_key)
            join landed.orchard as d using (submission_key)
            where a.trees < 5
            group by all
            having bool_or(hash(a.trees, b.trees, c.trees, d.trees) <> 0)
            """;

    private final Path temp;
    private final TinyWarehouse warehouse;
    private final CheckFiles out;

    CheckBudgetTest(@TempDir Path temp) {
        this.temp = temp;
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
        out = new CheckFiles(temp.resolve("run"));
    }

    private Submission land(String province, int rows) {
        Submission submission = new PackageBuilder("of_" + province)
                .province(province)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "of_" + province));
        Path folder = temp.resolve(
                "landed/orchard/period=2022/province_code=" + province + "/submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, rows, rows));
        try (Database database = Database.inMemory(duckDb("1GiB"))) {
            database.execute("""
                    copy (
                        select uuid() as keeper_key, 'male' as sex, 1980 as birth_year, '530113' as place_code,
                            null::date as planted_on, 2022 as season, line::bigint as trees,
                            null::decimal(18,2) as yield_kg, null::decimal(18,1) as survival_rate,
                            true as is_irrigated, 'apple' as variety, null::varchar as remark,
                            line::bigint as source_line
                        from generate_series(2, %d) as t(line)
                    ) to %s (format parquet)
                    """.formatted(rows + 1, Sql.literal(folder.resolve(LandedFiles.ROWS))));
            database.execute("""
                    copy (
                        select ''::varchar as finding_code, '' as severity, '' as effect, 1::bigint as source_line
                        limit 0
                    ) to %s (format parquet)
                    """.formatted(Sql.literal(folder.resolve(LandedFiles.FINDINGS))));
        }
        return submission;
    }

    private DuckDbSettings duckDb(String spillLimit) {
        return new DuckDbSettings(1, "128MiB", temp.resolve("spill"), "v1.4.0", spillLimit);
    }

    private void check(String scope, String sql) {
        warehouse.file("checks/quality/orchard__few.sql", """
                /*
                code: few
                severity: warning
                dataset: orchard
                scope: %s
                zh: 少
                en: few
                fix_zh: 核对
                fix_en: look
                */
                %s
                """.formatted(scope, sql));
    }

    private CheckResult run(Duration budget, String spillLimit) {
        WarehouseDefinition definition = warehouse.definition();
        return new CheckStage(
                        definition,
                        CheckCatalog.read(definition),
                        Thresholds.standard(),
                        new CheckLimits(budget, 1000),
                        duckDb(spillLimit))
                .check(LandingZone.read(temp.resolve("landed")), List.of(), PreviousResults.none(), out);
    }

    private static CheckResult.Run few(CheckResult result) {
        return result.runs().stream()
                .filter(run -> run.code().equals("few"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runs_a_check_again_for_each_province_and_names_those_that_do_not_finish() {
        land(YUNNAN, 4);
        Submission large = land(GUIZHOU, 3000);
        check("province", EXPLOSION);

        CheckResult result = run(BUDGET, "1GiB");

        assertThat(few(result).isTimeOut()).isTrue();
        assertThat(few(result).unfinished()).containsExactly(large.key());
        assertThat(few(result).rows()).isEqualTo(3);
        assertThat(new ParquetFile(out.findings()).rows("finding_code", "province_code", "source_line"))
                .containsExactly("few|530000|2", "few|530000|3", "few|530000|4");
        assertThat(result.blocks())
                .containsExactly(
                        new CheckResult.Block("check_not_run: orchard__few", "orchard", "2022", large.key(), true));
    }

    @Test
    void does_not_know_for_which_submission_a_nationwide_check_does_not_finish() {
        land(YUNNAN, 4);
        land(GUIZHOU, 3000);
        check("nation", EXPLOSION);

        CheckResult result = run(BUDGET, "1GiB");

        assertThat(few(result).isTimeOut()).isTrue();
        assertThat(few(result).unfinished()).isEmpty();
        assertThat(result.blocks())
                .containsExactly(new CheckResult.Block("check_not_run: orchard__few", "orchard", null, null, true));
    }

    @Test
    void a_check_that_exceeds_the_spill_limit_counts_as_timed_out() {
        land(YUNNAN, 4);
        check("nation", """
                select submission_key, source_line from landed.orchard, range(30000000) as t (i)
                order by hash(i)
                """);

        CheckResult result = run(Duration.ofMinutes(2), "1MiB");

        assertThat(few(result).isTimeOut()).isTrue();
        assertThat(few(result).failure()).contains("max_temp_directory_size");
    }
}
