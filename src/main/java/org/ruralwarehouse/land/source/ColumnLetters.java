package org.ruralwarehouse.land.source;

/** Column letters of spreadsheets. */
public final class ColumnLetters {

    private ColumnLetters() {}

    /** The letters of a column index: A for 0, AA for 26. */
    public static String of(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
