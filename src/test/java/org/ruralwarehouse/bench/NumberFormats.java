package org.ruralwarehouse.bench;

import java.util.Locale;

/** Formats numbers for reports. */
final class NumberFormats {

    private NumberFormats() {}

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    static String seconds(double value) {
        return number(value) + " s";
    }

    static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.0f ms", value);
    }

    static String mebibytes(long bytes) {
        return bytes == 0 ? "unknown" : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
