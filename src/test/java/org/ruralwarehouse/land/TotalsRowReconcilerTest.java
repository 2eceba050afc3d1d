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

/** Trees may be summed over all rows, the yield only over rows of one variety, the rate over none. */
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

    private List<String> differences(String... rows) {
        LandingReceipt receipt = landing.landRows(rows);
        return landing
                .findings(receipt)
                .rows("finding_code", "source_line", "column_name", "value_found", "value_expected")
                .stream()
                .filter(finding -> finding.startsWith("total_row_differs"))
                .toList();
    }

    @Test
    void a_total_that_differs_from_the_sum_of_its_rows_is_told_with_both() {
        assertThat(differences(row(1000, "1", "苹果"), row(500, "2", "苹果"), total("合计", "1600", "90", "")))
                .containsExactly("total_row_differs|4|trees|1600|1500", "total_row_differs|4|yield_kg|90.00|3.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1005", "995", "1,000.0", "-", "约一千"})
    void a_total_within_one_or_half_a_percent_or_without_a_number_is_not_told(String trees) {
        String stated = total("全省", "\"" + trees + "\"", "1.5", "");

        assertThat(differences(row(400, "1", "苹果"), row(600, "1", "苹果"), stated))
                .isEmpty();
    }

    @Test
    void a_total_above_its_rows_is_held_against_them_too() {
        assertThat(differences(total("合计", "16", "", ""), row(10, "1", "苹果"), row(2, "2", "梨")))
                .containsExactly("total_row_differs|2|trees|16|12");
    }

    @Test
    void rows_in_quarantine_count_where_their_cell_could_be_read() {
        String ofUnknownPlace = row(30, "1", "苹果").replace("530113", "999999");

        assertThat(differences(row(10, "1", "苹果"), ofUnknownPlace, total("合计", "40", "", "")))
                .isEmpty();
    }

    @Test
    void a_total_of_one_category_is_held_against_its_rows_and_one_of_all_only_where_categories_may_be_added() {
        assertThat(differences(
                        row(10, "100", "苹果"),
                        row(20, "200", "梨"),
                        total("合计", "10", "100", "苹果"),
                        total("合计", "30", "300", "梨"),
                        total("合计", "30", "999", "")))
                .containsExactly("total_row_differs|5|trees|30|20", "total_row_differs|5|yield_kg|300.00|200.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"小计,,,2022,7,,,,,", "合计,530113,,2022,7,,,,,", "合计,,,2022,7,,,,桃,", "合计,,,2022,7,,,,,东园"})
    void a_total_of_a_part_is_held_against_nothing(String part) {
        assertThat(differences(row(10, "1", "苹果"), row(20, "1", "苹果"), part)).isEmpty();
    }

    @Test
    void a_total_may_be_larger_than_any_cell_but_is_no_id_number_and_no_other_personal_number() {
        assertThat(differences(row(100000, "1", "苹果"), total("合计", "9999999999", "", "")))
                .containsExactly("total_row_differs|3|trees|9999999999|100000");
        assertThat(differences(row(100000, "1", "苹果"), total("合计", "13812345678", "", "")))
                .containsExactly("total_row_differs|3|trees|***********|100000");
        assertThat(differences(row(100000, "1", "苹果"), total("合计", "110105194912310021.0", "", "")))
                .isEmpty();
        assertThat(differences(row(100000, "1", "苹果"), total("合计", "110105491231002", "", "")))
                .isEmpty();
    }

    @Test
    void the_code_of_the_province_that_sends_it_makes_no_part_of_a_total() {
        assertThat(differences(row(10, "1", "苹果"), "全省,530000,,2022,7,,,,,"))
                .containsExactly("total_row_differs|3|trees|7|10");
    }

    @Test
    void totals_between_the_rows_or_twice_in_the_same_words_may_be_of_parts() {
        assertThat(differences(row(10, "1", "苹果"), total("合计", "7", "", ""), row(20, "1", "苹果")))
                .isEmpty();
        assertThat(differences(row(10, "1", "苹果"), total("合计", "7", "", ""), total("合计", "8", "", "")))
                .isEmpty();
    }
}
