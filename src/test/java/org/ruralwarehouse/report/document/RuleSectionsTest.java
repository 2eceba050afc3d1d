package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.report.document.PackageReport.RuleSection;

class RuleSectionsTest {

    private final ReportedFindings findings;

    RuleSectionsTest(@TempDir Path temp) {
        findings = new ReportedFindings(temp, Glossary.EMPTY);
    }

    @AfterEach
    void close() {
        findings.close();
    }

    private RuleSections sections() {
        return RuleSections.read(findings.database, findings.select());
    }

    private void add(String code, String severity) {
        findings.add(null, Map.of(FindingColumn.FINDING_CODE, code, FindingColumn.SEVERITY, severity));
    }

    @Test
    void counts_every_finding_and_keeps_the_first_ten_as_examples() {
        findings.add(null, Map.of());
        findings.database.execute("insert into finding by name"
                + " select f.* replace (i as id, i + 7 as source_line) from finding as f, range(1, 20000) as t(i)");

        assertThat(sections().sections()).singleElement().satisfies(rule -> {
            assertThat(rule.count()).isEqualTo(20_000);
            assertThat(rule.examples())
                    .extracting(PackageReport.Place::line)
                    .containsExactly(7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);
        });
    }

    @Test
    void counts_a_rule_over_all_datasets() {
        findings.add(null, Map.of(FindingColumn.DATASET, "orchard"));
        findings.add(null, Map.of(FindingColumn.DATASET, "vineyard"));

        assertThat(sections().sections()).singleElement().satisfies(rule -> {
            assertThat(rule.count()).isEqualTo(2);
            assertThat(rule.examples()).hasSize(2);
        });
    }

    @Test
    void sorts_rules_by_severity_then_count_then_code() {
        add("value_normalized", "info");
        add("zero_trees", "error");
        add("unexpected_column", "warning");
        add("text_too_long", "error");
        add("id_number_invalid", "error");
        add("zero_trees", "error");

        assertThat(sections().sections())
                .extracting(RuleSection::code, RuleSection::count)
                .containsExactly(
                        tuple("zero_trees", 2L),
                        tuple("id_number_invalid", 1L),
                        tuple("text_too_long", 1L),
                        tuple("unexpected_column", 1L),
                        tuple("value_normalized", 1L));
    }

    @Test
    void has_no_rules_without_findings() {
        assertThat(sections().sections()).isEmpty();
    }

    @Test
    void an_example_has_file_line_column_found_and_expected() {
        findings.add("new", Map.of(FindingColumn.VALUE_FOUND, "七"));

        assertThat(sections().sections().get(0).examples())
                .containsExactly(new PackageReport.Place(
                        "orchard.csv", null, 7L, null, "trees", null, "七", null, "a whole number", "整数", null, "new"));
    }

    @Test
    void knows_the_datasets_that_a_finding_rejects_and_the_rules_that_are_waived() {
        findings.add(null, Map.of(FindingColumn.EFFECT, "submission_refused"));
        findings.add(null, Map.of(FindingColumn.EFFECT, "waived", FindingColumn.DATASET, "vineyard"));

        assertThat(sections().isRejected("orchard")).isTrue();
        assertThat(sections().isRejected("vineyard")).isFalse();
        assertThat(sections().isWaived("type_invalid", "vineyard")).isTrue();
        assertThat(sections().isWaived("type_invalid", "orchard")).isFalse();
    }
}
