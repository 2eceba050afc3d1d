package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "999|999",
                "1000|1,000",
                "12345678901234567890.50|12,345,678,901,234,567,890.50",
                "-1234|\u22121,234",
                "+375|+375",
                "-1 rows|\u22121 rows",
                "1E+9|1E+9",
                "none|none"
            })
    void groups_thousands_and_uses_the_minus_sign(String decimal, String shown) {
        assertThat(Numbers.grouped(decimal)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0 rows", "1,1 row", "1234,'1,234 rows'"})
    void counts_with_the_right_form_of_the_noun(long number, String shown) {
        assertThat(Numbers.counted(number, "row")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5,+5", "-5,-5"})
    void states_the_sign_of_a_difference(long difference, String shown) {
        assertThat(Numbers.signed(difference)).isEqualTo(shown);
    }
}
