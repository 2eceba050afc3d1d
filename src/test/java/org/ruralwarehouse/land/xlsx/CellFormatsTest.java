package org.ruralwarehouse.land.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "General, NUMBER",
        "'#,##0.00', NUMBER",
        "0.00E+00, NUMBER",
        "0%, PERCENT",
        "'0\"%\"', NUMBER",
        "0\\%, NUMBER",
        "yyyy-mm-dd, DATE_TIME",
        "'[$-804]yyyy\"年\"m\"月\"', DATE_TIME",
        "'0\"days\"', NUMBER",
        "'[Red]0;yyyy', NUMBER",
        "'\";\"yyyy', DATE_TIME",
        "'0_d', NUMBER",
        "'0*d', NUMBER",
        "'[h', DATE_TIME",
        "'\"d', DATE_TIME",
    })
    void determines_the_kind_of_a_format(String code, CellFormats.NumberKind kind) {
        assertThat(CellFormats.kind(code)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "\"", "\\", "_", "*", "e", "[a", "\"a"})
    void reads_a_code_of_five_million_characters_in_one_pass(String repeated) {
        String code = repeated.repeat(5_000_000 / repeated.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CellFormats.kind(code));
    }
}
