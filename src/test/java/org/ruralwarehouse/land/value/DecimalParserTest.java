package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.parquet.RowBuffer;

class DecimalParserTest {

    private static final DecimalParser TWO_DECIMALS = new DecimalParser(2, false, false);
    private static final DecimalParser PERCENT = new DecimalParser(1, false, true);
    private static final DecimalParser WHOLE = new DecimalParser(0, true, false);

    private final RowBuffer row = new RowBuffer(1);

    private long parse(DecimalParser decimal, String text) {
        return decimal.parse(text, row);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 700",
        "-7, -700",
        "1.5, 150",
        "-0.05, -5",
        "14051.00, 1405100",
        "007, 700",
        "999999999999999.99, 99999999999999999",
        "-999999999999999.99, -99999999999999999",
    })
    void reads_plain_numbers_in_one_pass(String text, long hundredths) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(hundredths);
        assertThat(row.getAndClearNormalized()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'14,051', 1405100",
        "'1,234,567.89', 123456789",
        "'-14,051.5', -1405150",
        "１４０５１, 1405100",
        "１４，０５１．５, 1405150",
        "－7, -700",
        "−7, -700",
        "+7, 700",
        "1.4E3, 140000",
        "1.4051e+4, 1405100",
        "5E-1, 50",
        ".5, 50",
        "7., 700",
        "0000000000000000000000000007, 700",
    })
    void reads_spreadsheet_forms_of_numbers_and_marks_them_as_normalized(String text, long hundredths) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(hundredths);
        assertThat(row.getAndClearNormalized()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23", "12,34,567", "1,2345", ",123", "1,234,", "1.234,5", "1,234,56.7"})
    void rejects_ambiguous_separators(String text) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                ".",
                "-.",
                "abc",
                "约3300",
                "1 2",
                "1-2",
                "--7",
                "NaN",
                "Infinity",
                "0x10",
                "7元",
                "1.2.3",
                "%"
            })
    void rejects_text_that_is_not_a_number(String text) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"1.005, 101", "1.004999, 100", "-1.005, -101", "2.675, 268", "0.999, 100"})
    void rounds_additional_decimals_half_up(String text, long hundredths) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @CsvSource({"75%, 750", "75.26%, 753", "７５％, 750", "75 %, 750", "-3%, -30", "75, 750", "0.75, 8"})
    void drops_the_percent_sign_if_the_unit_is_percent(String text, long tenths) {
        assertThat(parse(PERCENT, text)).isEqualTo(tenths);
    }

    @Test
    void rejects_a_percent_sign_for_other_units() {
        assertThat(parse(TWO_DECIMALS, "75%")).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"130631.0, 130631", "130631.00, 130631", "1.2E3, 1200", "'1,200', 1200", "-5, -5"})
    void reads_an_integer_that_is_written_as_a_decimal(String text, long value) {
        assertThat(parse(WHOLE, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "0.1", "1E-1", "1,200.5"})
    void rejects_an_integer_with_a_fraction(String text) {
        assertThat(parse(WHOLE, text)).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @Test
    void rejects_numbers_of_more_than_18_digits() {
        assertThat(parse(WHOLE, "9".repeat(18))).isEqualTo(999_999_999_999_999_999L);
        assertThat(parse(WHOLE, "1" + "0".repeat(18))).isEqualTo(DecimalParser.NOT_A_NUMBER);
        assertThat(parse(TWO_DECIMALS, "9999999999999999.99")).isEqualTo(999_999_999_999_999_999L);
        assertThat(parse(TWO_DECIMALS, "99999999999999999")).isEqualTo(DecimalParser.NOT_A_NUMBER);
        assertThat(parse(TWO_DECIMALS, "9999999999999999.995")).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E999999999",
                "1E-999999999",
                "-1E2147483647",
                "1E-2147483647",
                "1E99999999999999",
                "0E999999999"
            })
    void rejects_a_huge_exponent_without_expanding_it(String text) {
        assertThat(parse(TWO_DECIMALS, text)).isEqualTo(DecimalParser.NOT_A_NUMBER);
        assertThat(parse(WHOLE, text)).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @Test
    void rejects_a_text_of_a_million_digits_without_parsing_it() {
        assertThat(parse(WHOLE, "1".repeat(1_000_000))).isEqualTo(DecimalParser.NOT_A_NUMBER);
    }

    @Test
    void agrees_with_big_decimal_for_random_numbers() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000L, random.nextInt(6));
            long expected =
                    number.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact();

            assertThat(parse(TWO_DECIMALS, number.toPlainString()))
                    .as(number.toPlainString())
                    .isEqualTo(expected);
        }
    }
}
