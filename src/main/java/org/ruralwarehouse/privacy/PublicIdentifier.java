package org.ruralwarehouse.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers of organisations that are public and may land, although they have as many digits as an ID number. A value
 * counts as such only with a valid check character, and never if it is a valid resident ID number.
 */
public enum PublicIdentifier {
    /** Unified social credit code: 17 characters and a check character modulo 31. */
    SOCIAL_CREDIT_CODE("GB 32100", 18, "0123456789ABCDEFGHJKLMNPQRTUWXY", 31, new int[] {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    }),
    /** Organisation code: eight characters and a check character modulo 11; X is ten. */
    ORGANIZATION_CODE("GB 11714", 9, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 11, new int[] {3, 7, 9, 10, 5, 8, 4, 2});

    private static final int TEN = 10;

    private final String standard;
    private final int length;
    private final String alphabet;
    private final int modulus;
    private final int[] weights;

    PublicIdentifier(String standard, int length, String alphabet, int modulus, int[] weights) {
        this.standard = standard;
        this.length = length;
        this.alphabet = alphabet;
        this.modulus = modulus;
        this.weights = weights;
    }

    /** The identifier that a format of a contract declares; empty for any other format. */
    public static Optional<PublicIdentifier> ofFormat(@Nullable String format) {
        return Arrays.stream(values())
                .filter(identifier -> identifier.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst();
    }

    /** Name of the standard. */
    public String standard() {
        return standard;
    }

    /** The value in upper case, without a dash before the check character. */
    public String normalize(String value) {
        if (value.length() > length + 1) {
            return value;
        }
        String upper = value.toUpperCase(Locale.ROOT);
        boolean hasDash = upper.length() == length + 1 && upper.charAt(length - 1) == '-';
        return hasDash ? upper.substring(0, length - 1) + upper.substring(length) : upper;
    }

    /**
     * True for a normalized value with a valid check character that is not a valid resident ID number.
     *
     * @param value a normalized value
     */
    public boolean isValid(String value) {
        return hasCheckCharacter(value) && !isResidentId(value);
    }

    /** True for a value that is a valid resident ID number. */
    public static boolean isResidentId(String value) {
        return ResidentId.isValidForm(value);
    }

    private boolean hasCheckCharacter(String value) {
        if (value.length() != length) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int digit = alphabet.indexOf(value.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * weights[i];
        }
        int check = (modulus - sum % modulus) % modulus;
        char expected = this == ORGANIZATION_CODE && check == TEN ? 'X' : alphabet.charAt(check);
        return value.charAt(length - 1) == expected;
    }
}
