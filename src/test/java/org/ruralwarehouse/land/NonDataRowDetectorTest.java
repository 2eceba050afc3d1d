package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonDataRowDetectorTest {

    private static boolean isTotalRow(List<String> markers, String line) throws IOException {
        return new NonDataRowDetector(markers, List.of()).isTotalRow(Csv.row(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"合计,,,12", ",合计,,12", "1,,合计,12", " 合 计 ,,,12", "合\u3000计,,,12", ",合计：,,12", "其中:,,,12"})
    void a_marker_in_one_of_the_first_cells_identifies_a_totals_row(String line) throws IOException {
        assertThat(isTotalRow(List.of("合计", "其中："), line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,合计", "合计面积,2,3,4", "530113,东川区,7", ",,,"})
    void data_rows_are_not_totals_rows(String line) throws IOException {
        assertThat(isTotalRow(List.of("合计", "其中："), line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total,,,12", "TOTAL,,,12"})
    void latin_markers_are_case_insensitive(String line) throws IOException {
        assertThat(isTotalRow(List.of("合计", "Total"), line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"填报人：张三,,", ",填报人：张三,", " ,填报人：张三,", "\u3000,\u200B,填报人：张三", "',填报人:张三,"})
    void a_footer_may_follow_empty_cells(String line) throws IOException {
        assertThat(new NonDataRowDetector(List.of(), List.of("填报人")).isFooterRow(Csv.row(line)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"苹果,填报人：张三", "7,填报人：张三", " , ,"})
    void a_footer_marker_after_a_value_is_not_a_footer(String line) throws IOException {
        assertThat(new NonDataRowDetector(List.of(), List.of("填报人")).isFooterRow(Csv.row(line)))
                .isFalse();
    }

    @Test
    void without_markers_no_row_is_a_totals_row() throws IOException {
        assertThat(isTotalRow(List.of(), "合计,,,12")).isFalse();
    }
}
