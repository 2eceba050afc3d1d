package org.ruralwarehouse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.testing.TinyWarehouse;

class CheckCatalogTest {

    /** A valid check. */
    private static final String CHECK = """
            /*
            code: too_few_trees
            severity: error
            dataset: orchard
            zh: 株数过少
            en: Too few trees
            fix_zh: 核对
            fix_en: Look again
            */
            select submission_key, source_line from landed.orchard where trees < 10
            """;

    private final TinyWarehouse warehouse;

    CheckCatalogTest(@TempDir Path temp) {
        warehouse = TinyWarehouse.in(temp);
    }

    private CheckCatalog read() {
        return CheckCatalog.read(warehouse.definition());
    }

    private List<String> problems() {
        DefinitionException exception = catchThrowableOfType(DefinitionException.class, this::read);
        assertThat(exception).as("the checks are rejected").isNotNull();
        return exception.problems().stream().map(DefinitionProblem::toString).toList();
    }

    private Rule rule(String level, String header) {
        warehouse.file("checks/" + level + "/orchard__claim.sql", header);
        return read().rules().rule("too_few_trees");
    }

    @Test
    void has_the_standard_rules_without_checks() {
        assertThat(read().quality()).isEmpty();
        assertThat(read().rules().contains("hash_differs")).isTrue();
    }

    @Test
    void reads_a_check_and_its_rule_from_one_file() {
        Rule rule = rule("quality", CHECK);

        assertThat(rule.level()).isEqualTo(Level.QUALITY);
        assertThat(rule.messageZh()).isEqualTo("株数过少");
        assertThat(rule.fixEn()).isEqualTo("Look again");
        assertThat(read().quality()).singleElement().satisfies(check -> {
            assertThat(check.dataset()).isEqualTo("orchard");
            assertThat(check.validFrom()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"error, ROW_QUARANTINED", "warning, REPORTED", "info, REPORTED"})
    void quarantines_rows_only_for_errors_of_quality_checks(String severity, Effect effect) {
        assertThat(rule("quality", CHECK.replace("severity: error", "severity: " + severity))
                        .effect())
                .isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource({"'', REPORTED", "'effect: report\n', REPORTED", "'effect: hold\n', RELEASE_HELD"})
    void derives_the_effect_of_a_macro_check_from_its_header(String effect, Effect expected) {
        Rule rule = rule("macro", CHECK.replace("dataset:", effect + "dataset:"));

        assertThat(rule.effect()).isEqualTo(expected);
        assertThat(rule.level()).isEqualTo(Level.MACRO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "Hold!", "stop"})
    void rejects_an_unknown_effect(String effect) {
        warehouse.file(
                "checks/macro/orchard__claim.sql", CHECK.replace("dataset:", "effect: " + effect + "\ndataset:"));

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("orchard__claim.sql", "effect"));
    }

    @Test
    void rejects_an_unknown_severity() {
        warehouse.file("checks/quality/orchard__claim.sql", CHECK.replace("severity: error", "severity: fatal"));

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("orchard__claim.sql", "severity must be error, warning or info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "severity", "zh", "en", "fix_zh", "fix_en"})
    void rejects_a_header_without_a_required_entry(String key) {
        warehouse.file("checks/quality/orchard__claim.sql", CHECK.replaceFirst("\n" + key + ": .*", ""));

        assertThat(problems()).singleElement().asString().contains("orchard__claim.sql", "the header has no " + key);
    }

    @Test
    void rejects_an_invalid_date() {
        warehouse.file(
                "checks/quality/orchard__claim.sql", CHECK.replace("dataset:", "valid_from: 2022-02-30\ndataset:"));

        assertThat(problems()).singleElement().asString().contains("valid_from must be a date");
    }

    @Test
    void reports_the_problems_of_all_headers() {
        warehouse
                .file("checks/quality/a.sql", "select 1")
                .file("checks/quality/b.sql", CHECK.replace("severity: error", "severity: fatal"))
                .file("checks/macro/c.sql", CHECK.replace("zh: 株数过少\n", ""))
                .file("checks/macro/d.sql", "/* [ */ select 1");

        assertThat(problems())
                .hasSize(4)
                .anySatisfy(p -> assertThat(p).contains("a.sql", "YAML header"))
                .anySatisfy(p -> assertThat(p).contains("b.sql", "severity"))
                .anySatisfy(p -> assertThat(p).contains("c.sql", "has no zh"))
                .anySatisfy(p -> assertThat(p).contains("d.sql", "header"));
    }

    @Test
    void reports_a_header_entry_of_the_wrong_type() {
        warehouse
                .file("checks/quality/a.sql", CHECK.replace("zh: 株数过少", "zh: [株数, 过少]"))
                .file("checks/quality/b.sql", "select 1");

        assertThat(problems()).hasSize(2);
    }

    @Test
    void accepts_one_code_in_several_datasets() {
        warehouse
                .file("checks/quality/orchard__claim.sql", CHECK)
                .file("checks/quality/barn__claim.sql", CHECK.replace("dataset: orchard", "dataset: barn"));

        assertThat(read().quality()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"en: Too few trees, en: Not enough", "severity: error, severity: warning"})
    void rejects_one_code_with_different_rules(String of, String instead) {
        warehouse
                .file("checks/quality/orchard__claim.sql", CHECK)
                .file("checks/quality/orchard__other.sql", CHECK.replace(of, instead));

        assertThat(problems()).singleElement().asString().contains("the code too_few_trees has another");
    }

    @Test
    void rejects_a_check_that_redefines_a_standard_code() {
        warehouse.file("checks/quality/orchard__claim.sql", CHECK.replace("too_few_trees", "hash_differs"));

        assertThat(problems()).singleElement().asString().contains("hash_differs");
    }

    @Test
    void reads_the_checks_of_the_warehouse() {
        CheckCatalog office = CheckCatalog.read(new WarehouseDefinitionReader(Path.of("warehouse")).read());

        assertThat(office.quality()).isNotEmpty();
        assertThat(office.macro()).isNotEmpty();
    }
}
