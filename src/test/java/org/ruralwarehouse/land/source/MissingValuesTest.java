package org.ruralwarehouse.land.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"苹果", " 苹果 ", "\t苹果\r\n", "\u3000苹果\u3000", "\u00A0苹果", "\uFEFF苹果", "苹果\u200B", "'苹果", " '苹果 "})
    void trims_padding_and_the_leading_apostrophe_of_excel(String cell) {
        assertThat(CellTrimmer.trim(cell)).isEqualTo("苹果");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2000", "\u2002", "\u2003", "\u2009", "\u200A", "\u200E", "\u2028", "\u2029", "\u202A", "\u202F",
                "\u205F", "\u2060"
            })
    void trims_unicode_spaces_and_invisible_format_characters(String padding) {
        assertThat(CellTrimmer.trim(padding + "苹" + padding + "果" + padding)).isEqualTo("苹" + padding + "果");
        assertThat(CellTrimmer.trim(padding)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"‐苹果", "苹果…", "“苹果”", "苹果※"})
    void does_not_trim_punctuation(String text) {
        assertThat(CellTrimmer.trim(text)).isEqualTo(text);
    }

    @Test
    void does_not_change_characters_inside_a_value() {
        assertThat(CellTrimmer.trim(" o'clock 苹 果' ")).isEqualTo("o'clock 苹 果'");
        assertThat(CellTrimmer.trim("''7")).isEqualTo("'7");
    }

    @Test
    void trims_no_control_character_except_end_of_file() {
        assertThat(CellTrimmer.trim("苹果\0")).isEqualTo("苹果\0");
        assertThat(CellTrimmer.trim("\u001A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\u00A0", "'", " ' "})
    void a_cell_of_padding_only_is_empty(String cell) {
        assertThat(CellTrimmer.trim(cell)).isEmpty();
    }

    @Test
    void missing_values_are_those_of_the_contract_and_empty_cells() {
        MissingValues cells = new MissingValues(List.of("-", "N/A"));

        assertThat(List.of("", "-", "N/A")).allMatch(cells::isMissing);
        assertThat(List.of("—", "n/a", "--", "0")).noneMatch(cells::isMissing);
    }
}
