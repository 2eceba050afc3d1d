package org.ruralwarehouse.land.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.ruralwarehouse.submission.DecimalText;

/**
 * Formats a number of a sheet as a person would type it: at most the 15 digits of precision of a spreadsheet, without
 * exponent, dates in ISO 8601. A longer number is shown with an exponent, because its last digits are lost and must not
 * look like zeros.
 */
final class CellNumberFormatter {

    private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_UP);
    private static final long SECONDS_PER_DAY = 86_400;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final boolean uses1904Dates;

    CellNumberFormatter(boolean uses1904Dates) {
        this.uses1904Dates = uses1904Dates;
    }

    /**
     * Formats a number.
     *
     * @param raw content of the cell; returned unchanged if it is not a number or has too many digits
     */
    String format(String raw, CellFormats.NumberKind kind) {
        BigDecimal number = DecimalText.parse(raw.strip());
        if (number == null) {
            return raw;
        }
        return switch (kind) {
            case NUMBER -> plain(number);
            case PERCENT -> plain(number.multiply(HUNDRED)) + "%";
            case DATE_TIME -> dateTime(number);
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(PRECISION).stripTrailingZeros();
        boolean exceedsPrecision = rounded.precision() - (long) rounded.scale() > PRECISION.getPrecision();
        return exceedsPrecision ? rounded.toString() : rounded.toPlainString();
    }

    private String dateTime(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return plain(number);
        }
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS_PER_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long days = seconds / SECONDS_PER_DAY;
        if (!uses1904Dates && (days == 60 || days == 0)) {
            // 1900-02-29, which exists only in spreadsheets, and times without a date.
            return plain(number);
        }
        LocalDate day = epoch(days).plusDays(days);
        long rest = seconds % SECONDS_PER_DAY;
        return rest == 0
                ? day.toString()
                : LocalDateTime.of(day, LocalTime.ofSecondOfDay(rest)).format(DATE_TIME);
    }

    private LocalDate epoch(long days) {
        if (uses1904Dates) {
            return LocalDate.of(1904, 1, 1);
        }
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
