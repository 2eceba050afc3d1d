package org.ruralwarehouse.testing;

import java.math.BigInteger;

/** Generates resident ID numbers of fictitious persons. */
public final class ResidentIds {

    private ResidentIds() {}

    /** The example of the standard GB 11643-1999. */
    public static final String STANDARD_EXAMPLE = "11010519491231002X";

    /**
     * Generates a valid number.
     *
     * @param region region code, six digits
     * @param birth birth date, yyyymmdd
     * @param sequence 0 to 999, odd = male
     */
    public static String of(String region, String birth, int sequence) {
        return complete(region + birth + String.format("%03d", sequence));
    }

    /** Appends the check character by ISO 7064 MOD 11-2: the weighted sum over all 18 positions is 1 modulo 11. */
    public static String complete(String seventeenDigits) {
        BigInteger eleven = BigInteger.valueOf(11);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < seventeenDigits.length(); i++) {
            BigInteger weight = BigInteger.TWO.pow(seventeenDigits.length() - i);
            sum = sum.add(weight.multiply(BigInteger.valueOf(seventeenDigits.charAt(i) - '0')));
        }
        int check = BigInteger.ONE.subtract(sum).mod(eleven).intValue();
        return seventeenDigits + (check == 10 ? "X" : String.valueOf(check));
    }

    /** The same number with an incorrect check character. */
    public static String withWrongCheckDigit(String number) {
        char check = number.charAt(17);
        return number.substring(0, 17) + (check == '1' ? '2' : '1');
    }
}
