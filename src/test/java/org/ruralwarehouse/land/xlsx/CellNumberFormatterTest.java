package org.ruralwarehouse.land.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNumberFormatterTest {

    private final CellNumberFormatter numbers = new CellNumberFormatter(false);

    @ParameterizedTest
    @CsvSource({
        "130631, 130631",
        "130631.0, 130631",
        "0.30000000000000004, 0.3",
        "14051.200000000001, 14051.2",
        "1.23E+5, 123000",
        "1.2300000000000001E-3, 0.00123",
        "-5, -5",
        "0, 0",
        "530113000000, 530113000000",
        // an ID number typed as a number loses its last digits, which the exponent makes visible
        "530101198001010000, 5.3010119800101E+17",
        "1E999999999, 1E999999999",
        "NaN, NaN",
    })
    void formats_a_number_as_it_was_typed(String raw, String text) {
        assertThat(numbers.format(raw, CellFormats.NumberKind.NUMBER)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.75, 75%", "0.98499999999999999, 98.5%", "1, 100%"})
    void formats_a_percentage_as_it_is_displayed(String raw, String text) {
        assertThat(numbers.format(raw, CellFormats.NumberKind.PERCENT)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1900-01-01",
        "59, 1900-02-28",
        "60, 60",
        "61, 1900-03-01",
        "44632, 2022-03-12",
        "44632.5, 2022-03-12 12:00:00",
        "0.5, 0.5",
        "-1, -1",
        "2958465, 9999-12-31",
        "2958466, 2958466",
    })
    void formats_a_date_in_iso_8601(String raw, String text) {
        assertThat(numbers.format(raw, CellFormats.NumberKind.DATE_TIME)).isEqualTo(text);
    }

    @Test
    void supports_the_1904_date_system() {
        assertThat(new CellNumberFormatter(true).format("43170", CellFormats.NumberKind.DATE_TIME))
                .isEqualTo("2022-03-12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "General | NUMBER",
                "0.00E+00 | NUMBER",
                "#,##0.00_);[Red](#,##0.00) | NUMBER",
                "0\"days\" | NUMBER",
                "[$¥-804]#,##0.00 | NUMBER",
                "0.0% | PERCENT",
                "yyyy\"年\"m\"月\"d\"日\" | DATE_TIME",
                "[$-804]yyyy-mm-dd;@ | DATE_TIME",
                "m/d/yy h:mm | DATE_TIME",
            })
    void a_format_code_determines_the_kind_of_number(String code, CellFormats.NumberKind kind) {
        assertThat(CellFormats.kind(code)).isEqualTo(kind);
    }
}
