package org.ruralwarehouse.land;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum of many numbers that never overflows and allocates nothing as long as 64 bits hold it. */
final class ExactSum {

    private BigInteger overflow = BigInteger.ZERO;
    private long sum;

    void add(long value) {
        long next = sum + value;
        if (((sum ^ next) & (value ^ next)) < 0) {
            overflow = overflow.add(BigInteger.valueOf(sum));
            next = value;
        }
        sum = next;
    }

    /**
     * @param scale digits of the numbers after the decimal point
     */
    BigDecimal total(int scale) {
        return new BigDecimal(overflow.add(BigInteger.valueOf(sum)), scale);
    }
}
