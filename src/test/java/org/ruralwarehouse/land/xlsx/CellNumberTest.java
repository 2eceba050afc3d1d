package org.ruralwarehouse.land.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNumberTest {

    private final CellNumber numbers = new CellNumber(false);

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
        // the last digits of an ID number typed as a number are lost, and that shows
        "530101198001010000, 5.3010119800101E+17",
        "1E999999999, 1E999999999",
        "NaN, NaN",
    })
    void a_number_is_what_was_typed(String raw, String text) {
        assertThat(numbers.text(raw, CellFormats.Meaning.NUMBER)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.75, 75%", "0.98499999999999999, 98.5%", "1, 100%"})
    void a_percentage_is_what_is_shown(String raw, String text) {
        assertThat(numbers.text(raw, CellFormats.Meaning.PERCENT)).isEqualTo(text);
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
    void a_moment_is_a_day_in_iso_8601(String raw, String text) {
        assertThat(numbers.text(raw, CellFormats.Meaning.MOMENT)).isEqualTo(text);
    }

    @Test
    void a_workbook_from_an_old_mac_counts_from_1904() {
        assertThat(new CellNumber(true).text("43170", CellFormats.Meaning.MOMENT))
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
                "yyyy\"年\"m\"月\"d\"日\" | MOMENT",
                "[$-804]yyyy-mm-dd;@ | MOMENT",
                "m/d/yy h:mm | MOMENT",
            })
    void a_format_tells_what_a_number_means(String code, CellFormats.Meaning meaning) {
        assertThat(CellFormats.meaning(code)).isEqualTo(meaning);
    }
}
