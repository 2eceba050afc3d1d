package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Submissions with more findings of one rule than are listed: landed rows on lines 2 to 301, line number as trees. */
class FindingLimitTest {

    private static final int ROWS = 300;
    private static final int LISTED = 100;
    private static final String YUNNAN = "530000";
    private static final String GUIZHOU = "520000";

    private final Path temp;
    private final DuckDbSettings duckDb;
    private final TinyWarehouse warehouse;
    private final CheckFiles out;

    FindingLimitTest(@TempDir Path temp) {
        this.temp = temp;
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"))
                .file("waivers.schema.json", TinyWarehouse.repositoryFile("waivers.schema.json"));
        out = new CheckFiles(temp.resolve("run"));
    }

    /**
     * Lands a submission.
     *
     * @param quarantined quarantined rows from line 1000 on, each with a finding; those beyond the limit are omitted
     */
    private Submission land(String province, int quarantined) {
        Submission submission = new PackageBuilder("of_" + province)
                .province(province)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "of_" + province));
        Path folder = temp.resolve(
                "landed/orchard/period=2022/province_code=" + province + "/submission_key=" + submission.key());
        LandingReceipt receipt = Receipts.of(submission, ROWS + (long) quarantined, ROWS);
        new JsonFiles()
                .write(
                        folder.resolve(LandedFiles.RECEIPT),
                        new LandingReceipt(
                                submission,
                                receipt.encoding(),
                                receipt.contractVersion(),
                                receipt.contractSha256(),
                                receipt.keyId(),
                                receipt.rowsReceived(),
                                receipt.rowsLanded(),
                                receipt.rowsQuarantined(),
                                Map.of("type_invalid", (long) quarantined),
                                Map.of()));
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("""
                    copy (
                        select ('00000000-0000-0000-0000-' || lpad(line::varchar, 12, '0'))::uuid as keeper_key,
                            'male' as sex, 1980 as birth_year, '530113' as place_code, null::date as planted_on,
                            2022 as season, line::bigint as trees, null::decimal(18,2) as yield_kg,
                            null::decimal(18,1) as survival_rate, true as is_irrigated, 'apple' as variety,
                            null::varchar as remark, line::bigint as source_line
                        from generate_series(2, %d) as t(line)
                    ) to %s (format parquet)
                    """.formatted(ROWS + 1, Sql.literal(folder.resolve(LandedFiles.ROWS))));
            database.execute("""
                    copy (
                        select 'type_invalid' as finding_code, 'error' as severity, 'row_quarantined' as effect,
                            1000 + i as source_line, if(i < %1$d, 'trees', null) as column_name,
                            if(i < %1$d, 'x', null) as value_found, null::varchar as value_expected,
                            if(i < %1$d, null, true) as is_omitted
                        from range(%2$d) as t(i)
                    ) to %3$s (format parquet)
                    """.formatted(LISTED, quarantined, Sql.literal(folder.resolve(LandedFiles.FINDINGS))));
        }
        return submission;
    }

    private void addCheckForFirstRows(int rows, String severity) {
        warehouse.file("checks/quality/orchard__few.sql", """
                /*
                code: few
                severity: %s
                dataset: orchard
                zh: 少
                en: few
                fix_zh: 核对
                fix_en: look
                */
                select submission_key, source_line, trees::varchar as value_found from landed.orchard where trees < %d
                """.formatted(severity, rows + 2));
    }

    private CheckResult run(Threshold... thresholds) {
        WarehouseDefinition definition = warehouse.definition();
        return new CheckStage(
                        definition,
                        CheckCatalog.read(definition),
                        new Thresholds(20, List.of(thresholds)),
                        new CheckLimits(Duration.ofMinutes(10), LISTED),
                        duckDb)
                .check(LandingZone.read(temp.resolve("landed")), List.of(), PreviousResults.none(), out);
    }

    private List<String> findings(String code, String... columns) {
        try (Database database = Database.inMemory(duckDb)) {
            return database.queryStrings("select concat_ws('|', " + String.join(", ", columns) + ") from read_parquet("
                    + Sql.literal(out.findings()) + ") where finding_code = " + Sql.literal(code) + " order by all");
        }
    }

    @Test
    void lists_the_first_findings_of_a_check_in_a_submission_and_counts_the_others() {
        land(YUNNAN, 0);
        land(GUIZHOU, 0);
        addCheckForFirstRows(250, "warning");

        CheckResult result = run();

        assertThat(result.runs()).anySatisfy(run -> {
            assertThat(run.name()).isEqualTo("orchard__few");
            assertThat(run.rows()).isEqualTo(500);
        });
        assertThat(findings("few", "finding_code")).hasSize(2 * (LISTED + 1));
    }

    @Test
    void counts_further_findings_in_one_row_that_names_the_first_of_them() {
        land(YUNNAN, 0);
        addCheckForFirstRows(250, "warning");

        run();

        assertThat(findings("few", "source_line", "value_found", "finding_count"))
                .hasSize(LISTED + 1)
                .contains(
                        "2|2|1",
                        "101|101|1",
                        "102|150 further findings of this rule from this line on, which are not listed|150");
    }

    @Test
    void quarantines_every_row_of_a_check_with_more_findings_than_are_listed() {
        Submission submission = land(YUNNAN, 0);
        addCheckForFirstRows(250, "error");

        CheckResult result = run();

        assertThat(result.submissions())
                .containsEntry(submission.key(), new CheckResult.Tally("orchard", 300, 50, 250));
        assertThat(new ParquetFile(out.quarantine().resolve("orchard.parquet")).rows("source_line", "finding_codes"))
                .hasSize(250)
                .contains("2|few", "251|few");
    }

    @Test
    void compares_thresholds_with_exact_numbers_of_rows() {
        land(YUNNAN, 120);
        addCheckForFirstRows(250, "error");

        run(
                new Threshold(null, "few", BigDecimal.TEN, false),
                new Threshold(null, "type_invalid", BigDecimal.TEN, false),
                new Threshold(null, Threshold.ROWS_QUARANTINED, BigDecimal.TEN, false));

        assertThat(findings("threshold_exceeded", "value_found"))
                .containsExactly(
                        "few: 59.52 % (250 / 420)",
                        "rows_quarantined: 88.10 % (370 / 420)", "type_invalid: 28.57 % (120 / 420)");
    }

    @Test
    void waives_all_findings_of_a_rule_with_more_than_are_listed() {
        Submission submission = land(YUNNAN, 0);
        addCheckForFirstRows(250, "error");
        warehouse.file("waivers.yml", """
                waivers:
                  - { rule: few, dataset: orchard, province: "530000", period: "2022", reason: young trees,
                      who: office of orchards, granted_on: 2023-01-01 }
                """);

        CheckResult result = run();

        assertThat(result.submissions()).containsEntry(submission.key(), new CheckResult.Tally("orchard", 300, 300, 0));
        assertThat(findings("few", "effect")).hasSize(LISTED + 1).containsOnly("waived");
    }

    @Test
    void counts_findings_that_landing_did_not_list() {
        land(YUNNAN, 120);
        land(GUIZHOU, 3);

        run();

        assertThat(findings("type_invalid", "province_code", "source_line", "value_found", "finding_count"))
                .hasSize(3 + LISTED + 1)
                .contains(
                        "530000|1099|x|1",
                        "530000|1100|20 further findings of this rule from this line on, which are not listed|20");
    }
}
