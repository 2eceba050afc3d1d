package org.ruralwarehouse.land.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Constraints;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.privacy.ResidentId;

/** Reads integers and decimals and checks their range. */
public final class NumberReader implements ValueReader {

    private final Field field;
    private final int column;
    private final int shift;
    private final DecimalParser parser;
    private final boolean isShifted;
    private final long unitValue;
    private final long smallestSuspicious;
    private final long minimum;
    private final long maximum;
    private final Violation wrongType;
    private final Violation outOfRange;
    private final Violation personalData =
            new Violation("personal_data_in_value", MessageKey.NO_PERSONAL_NUMBER.with());

    public NumberReader(Field field, int column) {
        this(field, column, 0);
    }

    /**
     * @param shift power of ten that converts the number in the cell to the unit of the contract
     */
    public NumberReader(Field field, int column, int shift) {
        this(field, column, shift, field.constraints());
    }

    private NumberReader(Field field, int column, int shift, Constraints constraints) {
        this.field = field;
        this.column = column;
        this.shift = shift;
        isShifted = shift != 0;
        int scale = field.type() == Field.Type.NUMBER ? field.decimals() : 0;
        parser = new DecimalParser(
                scale + shift, shift == 0 && field.type() != Field.Type.NUMBER, "percent".equals(field.unit()));
        unitValue = DecimalParser.power(scale + shift);
        smallestSuspicious = DecimalParser.power(scale + shift + Masking.SUSPICIOUS_DIGITS - 1);
        minimum = scaled(constraints.minimum(), scale, Long.MIN_VALUE);
        maximum = scaled(constraints.maximum(), scale, Long.MAX_VALUE);
        wrongType = new Violation("type_invalid", form(scale, field.unit()));
        outOfRange = new Violation("value_out_of_range", range(constraints, field.type() == Field.Type.YEAR));
    }

    @Override
    public ValueReader forTotals() {
        return new NumberReader(field, column, shift, Constraints.NONE);
    }

    private static long scaled(@Nullable BigDecimal bound, int scale, long otherwise) {
        return bound == null
                ? otherwise
                : bound.setScale(scale, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact();
    }

    private static Message form(int scale, @Nullable String unit) {
        if (scale == 0) {
            return unit == null ? MessageKey.WHOLE_NUMBER.with() : MessageKey.WHOLE_NUMBER_IN_UNIT.with(unit);
        }
        return unit == null
                ? MessageKey.NUMBER_WITH_DECIMALS.with(scale)
                : MessageKey.NUMBER_WITH_DECIMALS_IN_UNIT.with(scale, unit);
    }

    /** Null if the number has no range. */
    private static @Nullable Message range(Constraints constraints, boolean isYear) {
        BigDecimal minimum = constraints.minimum();
        BigDecimal maximum = constraints.maximum();
        if (minimum == null) {
            return maximum == null ? null : (isYear ? MessageKey.YEAR_AT_MOST : MessageKey.AT_MOST).with(maximum);
        }
        if (maximum == null) {
            return (isYear ? MessageKey.YEAR_AT_LEAST : MessageKey.AT_LEAST).with(minimum);
        }
        return (isYear ? MessageKey.YEAR_FROM_TO : MessageKey.NUMBER_FROM_TO).with(minimum, maximum);
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        long value = parser.parse(text, row);
        if (value == DecimalParser.NOT_A_NUMBER) {
            return ResidentId.hasForm(WidthNormalizer.normalize(text).toUpperCase(Locale.ROOT))
                    ? personalData
                    : wrongType;
        }
        boolean isOutOfRange = value < minimum || value > maximum;
        if (Math.abs(value) >= smallestSuspicious && (isOutOfRange || isIdNumber(value))) {
            // The value is not set: a sum over one cell would reveal the number.
            return personalData;
        }
        if (isShifted) {
            row.markNormalized();
        }
        row.setNumber(column, value);
        return isOutOfRange ? outOfRange : null;
    }

    private boolean isIdNumber(long value) {
        return ResidentId.hasForm(Long.toString(Math.abs(value) / unitValue));
    }

    @Override
    public boolean readBytes(CellSlices cells, int cell, RowBuffer row) {
        int length = cells.length(cell);
        if (isShifted || length == 0 || length >= ResidentId.OLD_LENGTH) {
            return false;
        }
        long value = parser.parsePlain(cells.view(cell));
        if (value == DecimalParser.NOT_A_NUMBER || value < minimum || value > maximum) {
            return false;
        }
        row.setNumber(column, value);
        return true;
    }
}
