package org.ruralwarehouse.land.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The text of a number in a sheet, as the person who typed it would write it: at most the 15 digits that a spreadsheet
 * keeps, without exponent, days in ISO 8601. A number too long for a spreadsheet shows its exponent: its last digits
 * are lost, and nobody shall take zeros for them.
 */
final class CellNumber {

    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MAX_EXPONENT = 400;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final boolean countsFrom1904;

    CellNumber(boolean countsFrom1904) {
        this.countsFrom1904 = countsFrom1904;
    }

    String text(String raw, CellFormats.Meaning meaning) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (Math.abs((long) number.scale()) > MAX_EXPONENT || number.precision() > MAX_EXPONENT) {
            return raw;
        }
        return switch (meaning) {
            case NUMBER -> plain(number);
            case PERCENT -> plain(number.multiply(HUNDRED)) + "%";
            case MOMENT -> moment(number);
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal kept = number.round(KEPT).stripTrailingZeros();
        boolean isLongerThanKept = kept.precision() - (long) kept.scale() > KEPT.getPrecision();
        return isLongerThanKept ? kept.toString() : kept.toPlainString();
    }

    private String moment(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return plain(number);
        }
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS_PER_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long days = seconds / SECONDS_PER_DAY;
        if (!countsFrom1904 && (days == 60 || days == 0)) {
            // The day that only spreadsheets have, 1900-02-29, and times without a day.
            return plain(number);
        }
        LocalDate day = firstDay(days).plusDays(days);
        long rest = seconds % SECONDS_PER_DAY;
        return rest == 0
                ? day.toString()
                : LocalDateTime.of(day, java.time.LocalTime.ofSecondOfDay(rest)).format(MOMENT);
    }

    private LocalDate firstDay(long days) {
        if (countsFrom1904) {
            return LocalDate.of(1904, 1, 1);
        }
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
