package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountDifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|7|+3",
                "7|10|-3",
                "9813.71|9813.7|+0.01",
                "1,234.5|1234.5|0.0",
                "48 rows|49 rows|-1 rows",
                "84.2%|80%|+4.2%",
                "-5|+5|-10"
            })
    void subtracts_amounts_with_the_same_unit(String found, String expected, String difference) {
        assertThat(AmountDifference.of(found, expected)).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10|about 7", "48 rows|49 cells", "12,34|1", "七|7", "1e999999999|1", "10|", "|7", "--1|1"})
    void returns_null_for_values_that_cannot_be_subtracted(String found, String expected) {
        assertThat(AmountDifference.of(found, expected)).isNull();
    }

    @Test
    void keeps_the_exponent_of_a_very_large_number() {
        BigDecimal hostile = new BigDecimal("1E+999999999");

        assertThat(AmountDifference.of(hostile, BigDecimal.ONE)).isNull();
        assertThat(AmountDifference.plain(hostile)).isEqualTo("1E+999999999");
    }
}
