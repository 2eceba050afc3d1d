package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

class CheckStageTest {

    private final Path temp;
    private final DuckDbSettings duckDb;
    private final TinyWarehouse warehouse;
    private final CheckFiles out;

    CheckStageTest(@TempDir Path temp) {
        this.temp = temp;
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
        out = new CheckFiles(temp.resolve("run"));
    }

    /**
     * Lands rows on lines 2, 3, … with the line number as trees and the keeper number as line modulo {@code keepers}.
     */
    private Submission land(String province, String period, int rows, int keepers) {
        Submission submission = new PackageBuilder("of_" + province)
                .province(province)
                .period(period)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "of_" + province));
        Path folder = temp.resolve("landed/orchard/period=" + period + "/province_code=" + province + "/submission_key="
                + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, rows + 1L, rows));
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("""
                    copy (
                        select 0::bigint as keeper_key_high, (line %% %d)::bigint as keeper_key_low,
                            'male' as sex, 1980 as birth_year, '530113' as place_code, null::date as planted_on,
                            2022 as season, line::bigint as trees, null::decimal(18,2) as yield_kg,
                            null::decimal(18,1) as survival_rate, true as is_irrigated, 'apple' as variety,
                            null::varchar as remark, line::bigint as source_line
                        from generate_series(2, %d) as t(line)
                    ) to %s (format parquet)
                    """.formatted(keepers, rows + 1, Sql.literal(folder.resolve(LandedFiles.ROWS))));
            database.execute("""
                    copy (
                        select 'type_invalid' as finding_code, 'error' as severity, 'row_quarantined' as effect,
                            99::bigint as source_line, 'trees' as column_name, 'x' as value_found,
                            'a whole number' as value_expected
                    ) to %s (format parquet)
                    """.formatted(Sql.literal(folder.resolve(LandedFiles.FINDINGS))));
        }
        return submission;
    }

    private void check(String level, String name, String headerLines, String sql) {
        warehouse.file("checks/" + level + "/" + name + ".sql", """
                /*
                code: %s
                zh: 问题
                en: Problem
                fix_zh: 更正
                fix_en: Fix
                dataset: orchard
                %s
                */
                %s
                """.formatted(
                        name.replace("orchard__", ""), headerLines, sql));
    }

    private CheckResult run(Finding... unlanded) {
        WarehouseDefinition definition = warehouse.definition();
        return new CheckStage(definition, CheckCatalog.read(definition), duckDb)
                .check(LandingZone.read(temp.resolve("landed")), List.of(unlanded), PreviousResults.none(), out);
    }

    private List<String> findings(String... columns) {
        return new ParquetFile(out.findings()).rows(columns);
    }

    @Test
    void quarantines_rows_with_an_error_and_accepts_the_others() {
        Submission submission = land("530000", "2022", 10, 100);
        check(
                "quality",
                "orchard__few",
                "severity: error",
                "select submission_key, source_line from landed.orchard where trees < 5");

        CheckResult result = run();

        assertThat(result.isHeld()).isFalse();
        assertThat(result.tallies()).containsExactly(new CheckResult.Tally("orchard", 11, 7, 4));
        assertThat(result.submissions()).containsEntry(submission.key(), new CheckResult.Tally("orchard", 11, 7, 4));
        assertThat(new ParquetFile(out.quarantinedRows()).rows("source_line")).containsExactly("2", "3", "4");
        assertThat(new ParquetFile(out.quarantine().resolve("orchard.parquet"))
                        .rows("source_line", "finding_codes", "trees"))
                .containsExactly("2|few|2", "3|few|3", "4|few|4");
    }

    @Test
    void quarantines_a_row_once_with_all_its_findings() {
        land("530000", "2022", 3, 100);
        check(
                "quality",
                "orchard__few",
                "severity: error",
                "select submission_key, source_line from landed.orchard where trees = 2");
        check(
                "quality",
                "orchard__odd",
                "severity: error",
                "select submission_key, source_line from landed.orchard where trees = 2");

        assertThat(run().tallies()).containsExactly(new CheckResult.Tally("orchard", 4, 2, 2));
        assertThat(new ParquetFile(out.quarantine().resolve("orchard.parquet")).rows("finding_codes"))
                .containsExactly("few,odd");
    }

    @Test
    void reports_warnings_without_quarantine() {
        land("530000", "2022", 3, 100);
        check(
                "quality",
                "orchard__few",
                "severity: warning",
                "select submission_key, source_line, 'trees' as column_name, trees as value_found from landed.orchard");

        assertThat(run().tallies()).containsExactly(new CheckResult.Tally("orchard", 4, 3, 1));
        assertThat(findings(
                        "finding_code",
                        "severity",
                        "level",
                        "effect",
                        "source_line",
                        "column_name",
                        "value_found",
                        "message_zh"))
                .contains("few|warning|quality|reported|2|trees|2|问题");
    }

    @Test
    void quarantines_duplicate_keys_within_each_submission() {
        land("530000", "2022", 4, 2);
        land("520000", "2022", 4, 100);

        assertThat(run().tallies()).containsExactly(new CheckResult.Tally("orchard", 10, 6, 4));
        assertThat(findings("finding_code", "source_line", "value_found", "column_name"))
                .contains(
                        "duplicate_key|4|same key as line 2|keeper_id, place_code",
                        "duplicate_key|5|same key as line 3|keeper_id, place_code");
    }

    @Test
    void collects_the_findings_of_all_stages_in_one_table() {
        Submission submission = land("530000", "2022", 1, 100);
        run(Finding.of(
                warehouse.standardRules().rule("package_unreadable"),
                FindingSource.ofPackage("broken.zip"),
                Message.ofValue("garbage"),
                null));

        assertThat(findings("finding_code", "level", "package_name", "province_code", "submission_key", "source_line"))
                .containsExactly(
                        "package_unreadable|structure|broken.zip|~|~|~",
                        "type_invalid|validity|of_530000|530000|" + submission.key() + "|99");
    }

    @Test
    void orders_otherwise_equal_findings_by_period() {
        land("530000", "2022", 3, 100);
        check("macro", "orchard__missing", "severity: warning", """
                select null::bigint as submission_key, period, '520000' as province_code, 'nothing' as value_found
                from (values ('2022'), ('2019'), ('2021'), ('2018'), ('2020')) as t(period)
                """);

        run();

        assertThat(findings("period", "finding_code"))
                .filteredOn(finding -> finding.endsWith("missing"))
                .containsExactly("2018|missing", "2019|missing", "2020|missing", "2021|missing", "2022|missing");
    }

    @Test
    void orders_otherwise_equal_findings_by_file() {
        land("530000", "2022", 3, 100);
        FindingSource origin = FindingSource.ofPackage("of_530000");

        run(unreadable(origin.inFile("b.csv")), unreadable(origin.inFile("c.csv")), unreadable(origin.inFile("a.csv")));

        assertThat(findings("file_name", "finding_code"))
                .filteredOn(finding -> finding.endsWith("package_unreadable"))
                .containsExactly("a.csv|package_unreadable", "b.csv|package_unreadable", "c.csv|package_unreadable");
    }

    private Finding unreadable(FindingSource origin) {
        return Finding.of(
                warehouse.standardRules().rule("package_unreadable"),
                origin,
                Message.ofValue("x"),
                Message.ofValue("y"));
    }

    @Test
    void applies_a_check_only_to_its_valid_periods() {
        land("530000", "2021", 1, 100);
        land("530000", "2022", 1, 100);
        land("530000", "2023", 1, 100);
        check(
                "quality",
                "orchard__few",
                "severity: error\nvalid_from: 2022-01-01\nvalid_to: 2022-12-31",
                "select submission_key, source_line from landed.orchard");

        run();

        assertThat(findings("finding_code", "period")).contains("few|2022").doesNotContain("few|2021", "few|2023");
    }

    @Test
    void runs_macro_checks_on_accepted_rows_only() {
        land("530000", "2022", 5, 100);
        check(
                "quality",
                "orchard__few",
                "severity: error",
                "select submission_key, source_line from landed.orchard where trees < 4");
        check(
                "macro",
                "orchard__sum",
                "severity: warning",
                "select null as submission_key, null as source_line, sum(trees) as value_found,"
                        + " '530000' as province_code, '2022' as period from accepted.orchard");

        CheckResult result = run();

        assertThat(result.isHeld()).isFalse();
        assertThat(findings("finding_code", "value_found", "province_code", "period", "dataset"))
                .contains("sum|15|530000|2022|orchard");
    }

    @Test
    void blocks_the_release_only_when_a_macro_check_returns_rows() {
        land("530000", "2022", 1, 100);
        check(
                "macro",
                "orchard__held",
                "severity: error\neffect: hold",
                "select submission_key, source_line from accepted.orchard where trees < 0");
        assertThat(run().isHeld()).isFalse();

        check(
                "macro",
                "orchard__held",
                "severity: error\neffect: hold",
                "select submission_key, source_line from accepted.orchard");
        assertThat(run().heldBy()).containsExactly("held");
    }

    @Test
    void reports_a_check_that_cannot_run_and_blocks_the_release() {
        land("530000", "2022", 1, 100);
        check("quality", "orchard__broken", "severity: info", "select no_such_column from landed.orchard");
        check("quality", "orchard__few", "severity: warning", "select submission_key, source_line from landed.orchard");

        CheckResult result = run();

        assertThat(result.heldBy()).containsExactly("check_not_run: orchard__broken");
        assertThat(result.runs())
                .extracting(CheckResult.Run::name, CheckResult.Run::rows, run -> run.failure() == null)
                .containsExactly(
                        tuple("duplicate_key_of_orchard", 0L, true),
                        tuple("orchard__broken", 0L, false),
                        tuple("orchard__few", 1L, true));
    }

    @Test
    void runs_a_check_that_ends_with_a_comment() {
        land("530000", "2022", 1, 100);
        check(
                "quality",
                "orchard__few",
                "severity: warning",
                "select submission_key, source_line from landed.orchard -- all of them");

        assertThat(run().heldBy()).isEmpty();
    }

    @Test
    void skips_macro_checks_for_a_single_province() {
        land("530000", "2022", 1, 100);
        check(
                "macro",
                "orchard__held",
                "severity: error\neffect: hold",
                "select submission_key, source_line from accepted.orchard");
        WarehouseDefinition definition = warehouse.definition();

        CheckResult result = new CheckStage(definition, CheckCatalog.read(definition), duckDb)
                .checkQuality(LandingZone.read(temp.resolve("landed")), List.of(), out);

        assertThat(result.isHeld()).isFalse();
        assertThat(result.runs()).extracting(CheckResult.Run::name).containsExactly("duplicate_key_of_orchard");
    }

    @Test
    void reports_nothing_when_nothing_has_landed() {
        assertThat(run().tallies()).containsExactly(new CheckResult.Tally("orchard", 0, 0, 0));
        assertThat(findings()).isEmpty();
    }
}
