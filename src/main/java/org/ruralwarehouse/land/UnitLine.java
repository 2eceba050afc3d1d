package org.ruralwarehouse.land;

/**
 * Recognizes a unit line, such as 单位:万元, in one pass. A reporting office (填报单位) is not a unit, although its name may
 * contain such a character.
 */
final class UnitLine {

    private static final String UNIT = "单位";
    private static final String OFFICES = "报送制管布任属";
    private static final String LARGE_UNITS = "百千万亿";

    private UnitLine() {}

    /**
     * True if the text names a unit of a hundred or more.
     *
     * @param text normalized text
     */
    static boolean hasLargeUnit(String text) {
        int start = endOfUnitLabel(text);
        // A later label would only make the searched rest shorter.
        return start >= 0 && text.substring(start).chars().anyMatch(c -> LARGE_UNITS.indexOf(c) >= 0);
    }

    /** Index after the first label of a unit; -1 if there is none. */
    private static int endOfUnitLabel(String text) {
        for (int at = text.indexOf(UNIT); at >= 0; at = text.indexOf(UNIT, at + UNIT.length())) {
            int end = at + UNIT.length();
            boolean isOffice = at > 0 && OFFICES.indexOf(text.charAt(at - 1)) >= 0;
            if (!isOffice && end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '(')) {
                return end + 1;
            }
        }
        return -1;
    }
}
