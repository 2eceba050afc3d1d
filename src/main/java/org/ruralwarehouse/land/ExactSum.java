package org.ruralwarehouse.land;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact sum of integers of any size. It allocates nothing while the sum fits into 64 bits. */
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
     * The sum as a decimal number.
     *
     * @param scale number of decimals of the added values
     */
    BigDecimal total(int scale) {
        return new BigDecimal(overflow.add(BigInteger.valueOf(sum)), scale);
    }
}
