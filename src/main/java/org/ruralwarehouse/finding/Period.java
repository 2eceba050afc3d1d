package org.ruralwarehouse.finding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period: a year ({@code 2022}), a quarter ({@code 2022-Q3}) or a month ({@code 2022-09}). JSON, SQL and
 * paths contain its text, by which periods are also ordered.
 *
 * @param text text as submitted, which is also the identity
 * @param start first day of the period
 * @param end last day of the period
 */
public record Period(@JsonValue String text, Type type, LocalDate start, LocalDate end) implements Comparable<Period> {

    /** Length of a period. */
    public enum Type {
        YEAR,
        QUARTER,
        MONTH
    }

    private static final Pattern FORM = Pattern.compile("(20\\d{2})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?");
    private static final int YEAR_DIGITS = 4;
    private static final int MONTHS_OF_QUARTER = 3;
    private static final String QUARTERS_ZH = "一二三四";

    /**
     * The period with this text.
     *
     * @throws IllegalArgumentException when the text is invalid
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Period of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is not a period; expected a year (2022), a quarter (2022-Q3) or a month (2022-09)"));
    }

    /** Parses a period; empty when the text is invalid. */
    public static Optional<Period> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) {
            int quarter = Integer.parseInt(form.group(2));
            return Optional.of(
                    months(text, Type.QUARTER, YearMonth.of(year, quarter * MONTHS_OF_QUARTER - 2), MONTHS_OF_QUARTER));
        }
        if (form.group(3) != null) {
            return Optional.of(months(text, Type.MONTH, YearMonth.of(year, Integer.parseInt(form.group(3))), 1));
        }
        return Optional.of(months(text, Type.YEAR, YearMonth.of(year, 1), 12));
    }

    private static Period months(String text, Type type, YearMonth first, int count) {
        return new Period(
                text, type, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    /** Calendar year. */
    public int year() {
        return end.getYear();
    }

    /** Months from the start of the year to the end of the period: 12 for a year, 9 for the third quarter. */
    public int monthsElapsed() {
        return end.getMonthValue();
    }

    /** Text of the same period one year before. Of 2000 it is 1999, which cannot be submitted. */
    public String previousYearText() {
        return (year() - 1) + text.substring(YEAR_DIGITS);
    }

    /** Chinese name for readers. In English, the text is used. */
    public String nameZh() {
        return year() + "年"
                + switch (type) {
                    case YEAR -> "";
                    case QUARTER -> "第" + QUARTERS_ZH.charAt(monthsElapsed() / MONTHS_OF_QUARTER - 1) + "季度";
                    case MONTH -> monthsElapsed() + "月";
                };
    }

    @Override
    public int compareTo(Period other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
