package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.testing.TinyWarehouse;

/** The field trees is additive over all rows, the yield only over rows of one variety, the rate not at all. */
class TotalsRowReconcilerTest {

    private static final String CONTRACT = TinyWarehouse.CONTRACT
            .replace(
                    "place_code]\ntotalRows: [合计, 其中：]",
                    "place_code, variety]\ntotalRows: [合计, 全省]\nsubtotalRows: [小计]")
            .replace("unit: tree\n", "unit: tree\n    additivity: additive\n    multiples: { 万株: 4 }\n")
            .replace("unit: kilogram\n", "unit: kilogram\n    additivity: semi_additive\n");

    private final Landing landing;

    TotalsRowReconcilerTest(@TempDir Path temp) {
        landing = new Landing(temp);
        landing.warehouse().file("contracts/orchard.yml", CONTRACT);
    }

    private static String row(int trees, String yield, String variety) {
        return Landing.ID + ",530113,,2022," + trees + "," + yield + ",98.5,是," + variety + ",";
    }

    private static String total(String words, String trees, String yield, String variety) {
        return words + ",,,2022," + trees + "," + yield + ",50,," + variety + ",";
    }

    private List<String> mismatches(String... rows) {
        LandingReceipt receipt = landing.landRows(rows);
        return landing
                .findings(receipt)
                .rows("finding_code", "source_line", "column_name", "value_found", "value_expected")
                .stream()
                .filter(finding -> finding.startsWith("total_row_differs"))
                .toList();
    }

    @Test
    void reports_a_total_that_differs_from_the_sum_of_its_rows() {
        assertThat(mismatches(row(1000, "1", "苹果"), row(500, "2", "苹果"), total("合计", "1600", "90", "")))
                .containsExactly("total_row_differs|4|trees|1600|1500", "total_row_differs|4|yield_kg|90.00|3.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1005", "995", "1,000.0", "-", "约一千"})
    void does_not_report_a_total_within_tolerance_or_without_a_number(String trees) {
        String stated = total("全省", "\"" + trees + "\"", "1.5", "");

        assertThat(mismatches(row(400, "1", "苹果"), row(600, "1", "苹果"), stated)).isEmpty();
    }

    @Test
    void reconciles_a_total_above_its_rows() {
        assertThat(mismatches(total("合计", "16", "", ""), row(10, "1", "苹果"), row(2, "2", "梨")))
                .containsExactly("total_row_differs|2|trees|16|12");
    }

    @Test
    void readable_cells_of_quarantined_rows_are_summed() {
        String ofUnknownPlace = row(30, "1", "苹果").replace("530113", "999999");

        assertThat(mismatches(row(10, "1", "苹果"), ofUnknownPlace, total("合计", "40", "", "")))
                .isEmpty();
    }

    @Test
    void reconciles_category_totals_and_grand_totals_of_additive_fields() {
        assertThat(mismatches(
                        row(10, "100", "苹果"),
                        row(20, "200", "梨"),
                        total("合计", "10", "100", "苹果"),
                        total("合计", "30", "300", "梨"),
                        total("合计", "30", "999", "")))
                .containsExactly("total_row_differs|5|trees|30|20", "total_row_differs|5|yield_kg|300.00|200.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"小计,,,2022,7,,,,,", "合计,530113,,2022,7,,,,,", "合计,,,2022,7,,,,桃,", "合计,,,2022,7,,,,,东园"})
    void does_not_reconcile_partial_totals(String part) {
        assertThat(mismatches(row(10, "1", "苹果"), row(20, "1", "苹果"), part)).isEmpty();
    }

    @Test
    void a_total_may_exceed_the_cell_range_but_personal_numbers_are_masked() {
        assertThat(mismatches(row(100000, "1", "苹果"), total("合计", "9999999999", "", "")))
                .containsExactly("total_row_differs|3|trees|9999999999|100000");
        assertThat(mismatches(row(100000, "1", "苹果"), total("合计", "13812345678", "", "")))
                .containsExactly("total_row_differs|3|trees|***********|100000");
        assertThat(mismatches(row(100000, "1", "苹果"), total("合计", "110105194912310021.0", "", "")))
                .isEmpty();
        assertThat(mismatches(row(100000, "1", "苹果"), total("合计", "110105491231002", "", "")))
                .isEmpty();
    }

    @Test
    void the_province_code_in_a_totals_row_does_not_make_it_partial() {
        assertThat(mismatches(row(10, "1", "苹果"), "全省,530000,,2022,7,,,,,"))
                .containsExactly("total_row_differs|3|trees|7|10");
    }

    @Test
    void does_not_reconcile_totals_between_rows_or_duplicate_totals() {
        assertThat(mismatches(row(10, "1", "苹果"), total("合计", "7", "", ""), row(20, "1", "苹果")))
                .isEmpty();
        assertThat(mismatches(row(10, "1", "苹果"), total("合计", "7", "", ""), total("合计", "8", "", "")))
                .isEmpty();
    }
}
