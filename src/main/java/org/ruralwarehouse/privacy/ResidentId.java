package org.ruralwarehouse.privacy;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The resident ID number of GB 11643-1999: six digits of the region, eight digits of the birth date, three digits of a
 * sequence (odd = male) and a check character by ISO 7064 MOD 11-2.
 */
public final class ResidentId {

    public static final int LENGTH = 18;

    /** Length of a number before 1999, without century and check character. */
    public static final int OLD_LENGTH = 15;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private ResidentId() {}

    /**
     * Validates format, birth date and check character.
     *
     * @param number 18 characters, check character in upper case
     * @param latestBirth latest possible birth date in the file
     */
    public static boolean isValid(String number, LocalDate latestBirth) {
        // Characters outside ISO 8859-1 become question marks, which are not digits.
        return number.length() == LENGTH && isValid(number.getBytes(StandardCharsets.ISO_8859_1), latestBirth);
    }

    /** The same for 18 ASCII bytes. */
    public static boolean isValid(byte[] number, LocalDate latestBirth) {
        if (number[0] == '0') {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = number[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += digit * WEIGHTS[i];
        }
        return number[LENGTH - 1] == CHECK_CHARACTERS.charAt(sum % 11) && hasBirthDate(number, latestBirth);
    }

    private static boolean hasBirthDate(byte[] number, LocalDate latestBirth) {
        int year = birthYear(number);
        int month = digits(number, 10, 12);
        int day = digits(number, 12, 14);
        if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        if (day <= 28 && year < latestBirth.getYear()) {
            return true;
        }
        try {
            return !LocalDate.of(year, month, day).isAfter(latestBirth);
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    /** The check character of 17 digits with the values 0 to 9. */
    static char checkCharacter(byte[] digits, int from) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += digits[from + i] * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    /** True when ASCII digits and X have the format of GB 11643, old or new; the check character is not verified. */
    public static boolean hasForm(String number) {
        return hasForm(number, false);
    }

    /** True for 18 ASCII digits and X with a plausible birth date and a valid check character, or for 15 as before. */
    static boolean isValidForm(String number) {
        return hasForm(number, true);
    }

    private static boolean hasForm(String number, boolean needsCheckCharacter) {
        if (number.length() != LENGTH && number.length() != OLD_LENGTH) {
            return false;
        }
        byte[] digits = new byte[number.length()];
        for (int i = 0; i < digits.length; i++) {
            char c = number.charAt(i);
            if ((c < '0' || c > '9') && c != 'X') {
                return false;
            }
            digits[i] = (byte) (c == 'X' ? DigitCharacter.X : c - '0');
        }
        return PersonalForms.isIdNumber(digits, 0, digits.length, needsCheckCharacter);
    }

    /** Year of birth of a valid number. */
    public static int birthYear(byte[] number) {
        return digits(number, 6, 10);
    }

    /** True when the sequence of a valid number is odd. */
    public static boolean isMale(byte[] number) {
        return (number[16] - '0') % 2 == 1;
    }

    private static int digits(byte[] number, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + number[i] - '0';
        }
        return value;
    }
}
