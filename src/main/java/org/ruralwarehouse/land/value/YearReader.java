package org.ruralwarehouse.land.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.message.MessageKey;

/** Reads a year: {@code 2022}, {@code 2022年} or {@code 2022.0}, the form that Excel writes. */
public final class YearReader implements ValueReader {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:年度?|\\.0+)?");

    private final NumberReader numberReader;
    private final Violation wrongType = new Violation("type_invalid", MessageKey.YEAR_OF_FOUR_DIGITS.with());

    public YearReader(Field field, int column) {
        numberReader = new NumberReader(field, column);
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        if (text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return numberReader.read(text, row);
        }
        Matcher form = FORM.matcher(WidthNormalizer.normalize(text));
        if (!form.matches()) {
            return wrongType;
        }
        row.markNormalized();
        return numberReader.read(form.group(1), row);
    }
}
