package org.ruralwarehouse.privacy;

/** The form of ID numbers (GB 11643) in digits with the values 0 to 9 and {@link DigitCharacter#X}. */
final class PersonalForms {

    /** Fewest digits of any personal number: a telephone number of ten digits with its area code. */
    static final int SHORTEST = 10;

    /** First two digits of GB/T 2260: provinces, and the regions in the east and south with permits of this form. */
    private static final String PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53"
            + " 54 61 62 63 64 65 71 81 82 83 91";

    private static final boolean[] IS_PROVINCE = provinces();

    private PersonalForms() {}

    private static boolean[] provinces() {
        boolean[] known = new boolean[100];
        for (String code : PROVINCES.split(" ")) {
            known[Integer.parseInt(code)] = true;
        }
        return known;
    }

    /**
     * False when no ID or telephone number begins here; almost always false in a long text of digits.
     *
     * @param to end of the digits
     */
    static boolean mayBegin(byte[] digits, int from, int to) {
        int length = to - from;
        return length >= SHORTEST && TelephoneForms.mayBegin(digits, from)
                || length >= ResidentId.LENGTH && isNew(digits, from)
                || length >= ResidentId.OLD_LENGTH && isOld(digits, from);
    }

    /**
     * True for 18 digits with a plausible birth date, or 15 digits with a province and a plausible birth date.
     *
     * @param needsCheckCharacter also the check character of 18 digits must be valid
     */
    static boolean isIdNumber(byte[] digits, int from, int length, boolean needsCheckCharacter) {
        if (length == ResidentId.LENGTH) {
            return isNew(digits, from) && (!needsCheckCharacter || hasCheckCharacter(digits, from));
        }
        return length == ResidentId.OLD_LENGTH && isOld(digits, from);
    }

    /** True when any 18 of the digits are a valid ID number. */
    static boolean containsValidId(byte[] digits, int from, int to) {
        for (int at = from; at + ResidentId.LENGTH <= to; at++) {
            if (isNew(digits, at) && hasCheckCharacter(digits, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNew(byte[] digits, int from) {
        int century = digits[from + 6] * 10 + digits[from + 7];
        return digits[from] != 0
                && (century == 19 || century == 20)
                && isDay(digits, from + 10)
                && areDecimal(digits, from, from + ResidentId.LENGTH - 1);
    }

    private static boolean isOld(byte[] digits, int from) {
        return areDecimal(digits, from, from + ResidentId.OLD_LENGTH)
                && IS_PROVINCE[digits[from] * 10 + digits[from + 1]]
                && isDay(digits, from + 8);
    }

    /** True for month and day in four digits. */
    static boolean isDay(byte[] digits, int from) {
        int month = digits[from] * 10 + digits[from + 1];
        int day = digits[from + 2] * 10 + digits[from + 3];
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    static boolean areDecimal(byte[] digits, int from, int to) {
        for (int i = from; i < to; i++) {
            if (digits[i] >= DigitCharacter.X) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasCheckCharacter(byte[] digits, int from) {
        int check = digits[from + ResidentId.LENGTH - 1];
        return ResidentId.checkCharacter(digits, from) == (check == DigitCharacter.X ? 'X' : (char) ('0' + check));
    }
}
