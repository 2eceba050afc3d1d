package org.ruralwarehouse.finding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period: a year ({@code 2022}), a quarter ({@code 2022-Q3}) or a month ({@code 2022-09}).
 *
 * @param text text as submitted, which is also the identity
 * @param start first day of the period
 * @param end last day of the period
 */
public record Period(String text, Type type, LocalDate start, LocalDate end) {

    /** Length of a period. */
    public enum Type {
        YEAR,
        QUARTER,
        MONTH
    }

    private static final Pattern FORM = Pattern.compile("(20\\d{2})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?");

    /** Parses a period; empty when the text is invalid. */
    public static Optional<Period> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group(1));
        if (form.group(2) != null) {
            int quarter = Integer.parseInt(form.group(2));
            return Optional.of(months(text, Type.QUARTER, YearMonth.of(year, quarter * 3 - 2), 3));
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
}
