package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountDifferenceTest {

    @Test
    void subtracts_exactly_and_shows_the_sign() {
        assertThat(AmountDifference.of(new BigDecimal("9813.71"), new BigDecimal("9813.7")))
                .isEqualTo("+0.01");
        assertThat(AmountDifference.of(new BigDecimal("7"), new BigDecimal("10")))
                .isEqualTo("-3");
    }

    @Test
    void keeps_the_exponent_of_a_very_large_number() {
        BigDecimal hostile = new BigDecimal("1E+999999999");

        assertThat(AmountDifference.of(hostile, BigDecimal.ONE)).isNull();
        assertThat(AmountDifference.plain(hostile)).isEqualTo("1E+999999999");
    }
}
