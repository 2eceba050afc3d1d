package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonDataRowDetectorTest {

    private static boolean contains(List<String> markers, String line) throws IOException {
        return new NonDataRowDetector(markers, List.of()).isTotal(Csv.row(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"合计,,,12", ",合计,,12", "1,,合计,12", " 合 计 ,,,12", "合\u3000计,,,12", ",合计：,,12", "其中:,,,12"})
    void a_marker_in_one_of_the_first_cells_makes_a_row_of_totals(String line) throws IOException {
        assertThat(contains(List.of("合计", "其中："), line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,合计", "合计面积,2,3,4", "530113,东川区,7", ",,,"})
    void rows_of_data_are_none(String line) throws IOException {
        assertThat(contains(List.of("合计", "其中："), line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total,,,12", "TOTAL,,,12"})
    void a_marker_may_be_a_latin_word(String line) throws IOException {
        assertThat(contains(List.of("合计", "Total"), line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"填报人：张三,,", ",填报人：张三,", " ,填报人：张三,", "\u3000,\u200B,填报人：张三", "',填报人:张三,"})
    void a_footer_begins_its_row_behind_cells_that_hold_nothing(String line) throws IOException {
        assertThat(new NonDataRowDetector(List.of(), List.of("填报人")).isFooter(Csv.row(line)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"苹果,填报人：张三", "7,填报人：张三", " , ,"})
    void a_footer_behind_a_value_is_none(String line) throws IOException {
        assertThat(new NonDataRowDetector(List.of(), List.of("填报人")).isFooter(Csv.row(line)))
                .isFalse();
    }

    @Test
    void without_markers_there_are_no_rows_of_totals() throws IOException {
        assertThat(contains(List.of(), "合计,,,12")).isFalse();
    }
}
