package org.ruralwarehouse.finding;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The thresholds of an office.
 *
 * @param fromRows rows that a submission must have to be judged: a share of a handful of rows says nothing
 */
public record Thresholds(long fromRows, List<Threshold> list) {

    private static final long DEFAULT_MIN_ROWS = 20;
    private static final int DEFAULT_PERCENT = 10;

    public Thresholds {
        list = List.copyOf(list);
    }

    /** What holds where nobody states anything: a tenth of the rows lost is reported. */
    public static Thresholds standard() {
        return new Thresholds(
                DEFAULT_MIN_ROWS,
                List.of(new Threshold(null, Threshold.ROWS_QUARANTINED, BigDecimal.valueOf(DEFAULT_PERCENT), false)));
    }

    /** Those of one dataset by rule, what it states of its own before what all datasets share. */
    public Collection<Threshold> of(String dataset) {
        Map<String, Threshold> byRule = new TreeMap<>();
        for (Threshold threshold : list) {
            if (threshold.dataset() == null) {
                byRule.putIfAbsent(threshold.rule(), threshold);
            } else if (threshold.dataset().equals(dataset)) {
                byRule.put(threshold.rule(), threshold);
            }
        }
        return byRule.values();
    }
}
