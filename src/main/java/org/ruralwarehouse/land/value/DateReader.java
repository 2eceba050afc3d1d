package org.ruralwarehouse.land.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.message.MessageKey;

/** Reads a date: ISO 8601, {@code 2022/9/3}, {@code 20220903} or {@code 2022年9月3日}. */
public final class DateReader implements ValueReader {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern OTHER =
            Pattern.compile("(\\d{4})(?:[-/.年])(\\d{1,2})(?:[-/.月])(\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");

    private final int column;
    private final Violation wrongType = new Violation("type_invalid", MessageKey.DATE_LIKE_EXAMPLE.with());

    public DateReader(int column) {
        this.column = column;
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return set(row, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher other = OTHER.matcher(WidthNormalizer.normalize(text));
        if (!other.matches()) {
            return wrongType;
        }
        row.markNormalized();
        int first = other.group(1) == null ? 4 : 1;
        return set(row, other.group(first), other.group(first + 1), other.group(first + 2));
    }

    private @Nullable Violation set(RowBuffer row, String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            row.setNumber(column, date.toEpochDay());
            return null;
        } catch (DateTimeException noSuchDay) {
            return wrongType;
        }
    }
}
