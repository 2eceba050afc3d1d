package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/**
 * Submissions with 24 landed rows on lines 2 to 25, with the line number as trees, and a 25th row that violates the
 * contract.
 */
class ThresholdsAndWaiversTest {

    private static final int ROWS = 24;
    private static final String FEW = "few";
    private static final String WAIVER = """
            waivers:
              - { rule: few, dataset: orchard, province: "530000", period: "2022", reason: young trees after the frost,
                  who: office of orchards, granted_on: 2023-01-01, until: 2023-01-15 }
            """;

    private final Path temp;
    private final DuckDbSettings duckDb;
    private final TinyWarehouse warehouse;
    private final CheckFiles out;

    ThresholdsAndWaiversTest(@TempDir Path temp) {
        this.temp = temp;
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"))
                .file("waivers.schema.json", TinyWarehouse.repositoryFile("waivers.schema.json"));
        out = new CheckFiles(temp.resolve("run"));
    }

    private Submission land(String province) {
        Submission submission = new PackageBuilder("of_" + province)
                .province(province)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "of_" + province));
        Path folder = temp.resolve(
                "landed/orchard/period=2022/province_code=" + province + "/submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, ROWS + 1L, ROWS));
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("""
                    copy (
                        select 0::bigint as keeper_key_high, line::bigint as keeper_key_low,
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
                            99::bigint as source_line, 'trees' as column_name, 'x' as value_found,
                            'a whole number' as value_expected
                    ) to %s (format parquet)
                    """.formatted(Sql.literal(folder.resolve(LandedFiles.FINDINGS))));
        }
        return submission;
    }

    /** Adds a check that returns the first rows. */
    private void addCheckForFirstRows(int rows, String severity) {
        check(
                "quality",
                FEW,
                severity,
                "select submission_key, source_line from landed.orchard where trees < " + (rows + 2));
    }

    private void check(String level, String code, String severity, String sql) {
        warehouse.file(
                "checks/" + level + "/orchard__" + code + ".sql",
                "/*\ncode: %s\nseverity: %s\ndataset: orchard\nzh: 少\nen: few\nfix_zh: 核对\nfix_en: look\n*/\n%s\n"
                        .formatted(code, severity, sql));
    }

    private CheckResult run(Threshold... thresholds) {
        return run(new Thresholds(20, List.of(thresholds)));
    }

    private CheckResult run(Thresholds thresholds) {
        WarehouseDefinition definition = warehouse.definition();
        return new CheckStage(definition, CheckCatalog.read(definition), thresholds, CheckLimits.STANDARD, duckDb)
                .check(LandingZone.read(temp.resolve("landed")), List.of(), PreviousResults.none(), out);
    }

    private List<String> findings(String code, String... columns) {
        try (Database database = Database.inMemory(duckDb)) {
            return database.queryStrings("select concat_ws('|', " + String.join(", ", columns) + ") from read_parquet("
                    + Sql.literal(out.findings()) + ") where finding_code = " + Sql.literal(code) + " order by all");
        }
    }

    private static Threshold threshold(@Nullable String dataset, String rule, String percent, boolean rejects) {
        return new Threshold(dataset, rule, new BigDecimal(percent), rejects);
    }

    @Test
    void reports_an_exceeded_threshold_without_other_effects() {
        land("530000");
        addCheckForFirstRows(5, "warning");

        CheckResult result = run(threshold(null, FEW, "19.9", false));

        assertThat(findings("threshold_exceeded", "severity", "effect", "value_found", "value_expected"))
                .containsExactly("warning|reported|few: 20.00 % (5 / 25)|at most 19.9 %");
        assertThat(result.tallies()).containsExactly(new CheckResult.Tally("orchard", 25, 24, 1));
        assertThat(result.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "19.99, 1"})
    void accepts_a_share_equal_to_the_threshold(String percent, int found) {
        land("530000");
        addCheckForFirstRows(5, "info");

        run(threshold(null, FEW, percent, false));

        assertThat(findings("threshold_exceeded", "value_found")).hasSize(found);
    }

    @Test
    void counts_quarantined_rows_of_all_rules_together() {
        land("530000");
        addCheckForFirstRows(5, "error");

        CheckResult result = run(Thresholds.standard());

        assertThat(findings("threshold_exceeded", "value_found")).containsExactly("rows_quarantined: 24.00 % (6 / 25)");
        assertThat(result.tallies()).containsExactly(new CheckResult.Tally("orchard", 25, 19, 6));
    }

    @Test
    void rejects_all_rows_of_a_submission_and_keeps_the_tally_balanced() {
        Submission bad = land("530000");
        addCheckForFirstRows(5, "error");
        check("macro", "seen", "info", "select submission_key, source_line from accepted.orchard");

        CheckResult result = run(threshold("orchard", Threshold.ROWS_QUARANTINED, "20", true));

        assertThat(result.refused()).containsExactly(bad.key());
        assertThat(result.tallies()).containsExactly(new CheckResult.Tally("orchard", 25, 0, 25));
        assertThat(result.submissions()).containsEntry(bad.key(), new CheckResult.Tally("orchard", 25, 0, 25));
        assertThat(findings("threshold_exceeded", "severity", "effect")).containsExactly("error|submission_refused");
        assertThat(findings("seen", "source_line"))
                .as("macro checks read no row of it")
                .isEmpty();
        assertThat(new ParquetFile(out.quarantinedRows()).rows("source_line")).hasSize(ROWS);
        assertThat(new ParquetFile(out.quarantine().resolve("orchard.parquet")).rows("source_line", "finding_codes"))
                .hasSize(ROWS)
                .contains("2|few,threshold_exceeded", "25|threshold_exceeded");
    }

    @Test
    void does_not_reject_submissions_of_other_provinces() {
        land("530000");
        Submission good = land("520000");
        check(
                "quality",
                FEW,
                "error",
                "select submission_key, source_line from landed.orchard where province_code = '530000'");

        CheckResult result = run(threshold(null, FEW, "50", true));

        assertThat(result.refused()).hasSize(1).doesNotContain(good.key());
        assertThat(result.submissions()).containsEntry(good.key(), new CheckResult.Tally("orchard", 25, 24, 1));
    }

    @Test
    void prefers_the_threshold_of_a_dataset() {
        land("530000");
        addCheckForFirstRows(5, "warning");

        CheckResult result = run(threshold("orchard", FEW, "50", false), threshold(null, FEW, "1", true));

        assertThat(result.refused()).isEmpty();
        assertThat(findings("threshold_exceeded", "value_found")).isEmpty();
    }

    @Test
    void ignores_thresholds_for_very_small_submissions() {
        land("530000");
        addCheckForFirstRows(20, "error");

        run(new Thresholds(26, List.of(threshold(null, FEW, "1", true))));

        assertThat(findings("threshold_exceeded", "value_found")).isEmpty();
    }

    @Test
    void rejects_a_threshold_for_an_unknown_rule_or_dataset() {
        addCheckForFirstRows(5, "error");
        WarehouseDefinition definition = warehouse.definition();
        Thresholds thresholds = new Thresholds(
                20, List.of(threshold("vineyard", FEW, "1", false), threshold(null, "no_such_rule", "1", false)));

        DefinitionException exception =
                catchThrowableOfType(DefinitionException.class, () -> CheckCatalog.read(definition)
                        .requireApplicable(thresholds, definition, "nightly.yml"));

        assertThat(exception.problems())
                .extracting(DefinitionProblem::message)
                .containsExactly("unknown dataset vineyard", "unknown rule no_such_rule");
    }

    @Test
    void accepts_waived_rows_and_keeps_their_findings() {
        land("530000");
        land("520000");
        addCheckForFirstRows(5, "error");
        warehouse.file("waivers.yml", WAIVER);

        CheckResult result = run(threshold(null, FEW, "1", true));

        assertThat(findings(FEW, "province_code", "severity", "effect"))
                .hasSize(10)
                .contains("530000|error|waived", "520000|error|row_quarantined")
                .doesNotContain("530000|error|row_quarantined", "520000|error|waived");
        assertThat(findings("threshold_exceeded", "province_code"))
                .as("waived findings do not count towards a threshold")
                .containsExactly("520000");
        assertThat(result.submissions().values())
                .extracting(CheckResult.Tally::accepted, CheckResult.Tally::quarantined)
                .containsExactlyInAnyOrder(tuple(24L, 1L), tuple(0L, 25L));
        assertThat(result.waivers()).extracting(Waiver::reason).containsExactly("young trees after the frost");
    }

    @Test
    void waives_a_general_rule_for_the_named_dataset_only() {
        land("530000");
        warehouse.file(
                "checks/quality/few.sql",
                "/*\ncode: few\nseverity: error\nzh: 少\nen: few\nfix_zh: 核对\nfix_en: look\n*/\n"
                        + "select submission_key, source_line from landed.orchard where trees < 7\n");
        warehouse.file("waivers.yml", WAIVER);

        run();

        assertThat(findings(FEW, "dataset", "effect")).hasSize(5).containsOnly("orchard|waived");
    }

    @ParameterizedTest
    @CsvSource({"period: \"2022\", period: \"2021\"", "until: 2023-01-15, until: 2023-01-14"})
    void does_not_waive_other_periods_or_late_submissions(String of, String instead) {
        land("530000");
        addCheckForFirstRows(5, "error");
        warehouse.file("waivers.yml", WAIVER.replace(of, instead));

        CheckResult result = run();

        assertThat(result.waivers()).isEmpty();
        assertThat(findings(FEW, "effect")).hasSize(5).containsOnly("row_quarantined");
    }

    @ParameterizedTest
    @CsvSource({
        "rule: few, rule: type_invalid, is not a quality check of orchard",
        "rule: few, rule: duplicate_key, is not a quality check of orchard",
        "rule: few, rule: everywhere, is not a quality check of orchard",
        "dataset: orchard, dataset: vineyard, unknown dataset vineyard",
        "until: 2023-01-15, until: 2022-12-31, before it was granted",
        "who: office of orchards, who: '', waivers/0/who",
        "reason: young trees after the frost, reason: why not, waivers/0/reason",
        "granted_on: 2023-01-01, granted_on: soon, waivers/0/granted_on",
        "granted_on: 2023-01-01, granted_on: 2023-02-30, waivers.yml",
        "province: \"530000\", province: Yunnan, waivers/0/province"
    })
    void rejects_an_invalid_waiver(String of, String instead, String problem) {
        addCheckForFirstRows(5, "error");
        check("macro", "everywhere", "warning", "select submission_key, source_line from accepted.orchard");
        warehouse.file("waivers.yml", WAIVER.replace(of, instead));
        WarehouseDefinition definition = warehouse.definition();

        DefinitionException exception =
                catchThrowableOfType(DefinitionException.class, () -> CheckCatalog.read(definition));

        assertThat(exception).isNotNull();
        assertThat(exception.problems()).extracting(DefinitionProblem::toString).anySatisfy(text -> assertThat(text)
                .contains("waivers.yml", problem));
    }

    @Test
    void rejects_a_waiver_of_a_rule_that_the_models_need() {
        addCheckForFirstRows(5, "error\nwaivable: never");
        warehouse.file("waivers.yml", WAIVER);
        WarehouseDefinition definition = warehouse.definition();

        DefinitionException exception =
                catchThrowableOfType(DefinitionException.class, () -> CheckCatalog.read(definition));

        assertThat(exception.problems()).singleElement().asString().contains("/waivers/0", "the models depend on it");
    }

    @Test
    void rejects_a_duplicate_waiver() {
        addCheckForFirstRows(5, "error");
        warehouse.file("waivers.yml", WAIVER + WAIVER.substring(WAIVER.indexOf("  -")));
        WarehouseDefinition definition = warehouse.definition();

        DefinitionException exception =
                catchThrowableOfType(DefinitionException.class, () -> CheckCatalog.read(definition));

        assertThat(exception.problems()).singleElement().asString().contains("/waivers/1", "duplicate waiver");
    }

    @Test
    void reads_the_waivers_of_the_warehouse() {
        addCheckForFirstRows(5, "error");
        warehouse.file("waivers.yml", TinyWarehouse.repositoryFile("waivers.yml"));

        assertThat(CheckCatalog.read(warehouse.definition()).waivers()).isEmpty();
    }
}
