package org.ruralwarehouse.land.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes a region code to the six digits of GB/T 2260. Supported forms: the decimal that Excel makes of it ({@code
 * 130631.0}), full-width digits, and the 12-digit statistical code of a county, whose last six digits are zero.
 */
public final class RegionCodeNormalizer {

    private static final Pattern FORM = Pattern.compile("(\\d{6})(?:\\.0+|0{6}(?:\\.0+)?)?");

    private RegionCodeNormalizer() {}

    /** The six digits of a region code; any other text is unchanged. */
    public static String normalize(String text) {
        if (text.length() == 6 && isAsciiDigits(text)) {
            return text;
        }
        Matcher form = FORM.matcher(WidthNormalizer.normalize(text));
        return form.matches() ? form.group(1) : text;
    }

    /** True for six digits and for any form that normalizes to six digits. */
    public static boolean isRegionCode(String text) {
        String normalized = normalize(text);
        return normalized.length() == 6 && isAsciiDigits(normalized);
    }

    private static boolean isAsciiDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
