package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.report.document.PackageReport.RuleSection;

class RuleSectionsTest {

    private final RuleSections sections = new RuleSections(FindingLocalizer.withoutSheets(Glossary.EMPTY));

    private List<RuleSection> rules() {
        return sections.sections();
    }

    @Test
    void counts_every_finding_and_keeps_the_first_ten_as_examples() {
        for (long line = 2; line < 20_002; line++) {
            sections.add(ReportRows.of("type_invalid", line, "x"));
        }

        assertThat(rules()).singleElement().satisfies(rule -> {
            assertThat(rule.count()).isEqualTo(20_000);
            assertThat(rule.examples()).hasSize(10);
            assertThat(rule.examples().get(0).line()).isEqualTo(2);
            assertThat(rule.examples().get(9).line()).isEqualTo(11);
        });
    }

    @Test
    void sorts_rules_by_severity_then_count_then_code() {
        sections.add(ReportRows.of("value_normalized", "info", null, null));
        sections.add(ReportRows.of("zero_trees", "error", 3L, "0"));
        sections.add(ReportRows.of("unexpected_column", "warning", null, null));
        sections.add(ReportRows.of("text_too_long", "error", 4L, "*"));
        sections.add(ReportRows.of("id_number_invalid", "error", 4L, "*"));
        sections.add(ReportRows.of("zero_trees", "error", 5L, "0"));

        assertThat(rules())
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
        assertThat(rules()).isEmpty();
    }

    @Test
    void an_example_has_file_line_column_found_and_expected() {
        sections.add(ReportRows.of("type_invalid", 7L, "七"));

        assertThat(rules().get(0).examples())
                .containsExactly(new PackageReport.Place(
                        "orchard.csv", null, 7L, null, "trees", null, "七", null, "a whole number", null, null, null));
    }
}
