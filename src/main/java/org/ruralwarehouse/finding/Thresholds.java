package org.ruralwarehouse.finding;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The thresholds of an office.
 *
 * @param fromRows smallest number of rows to which thresholds apply; a share of a few rows is not significant
 * @param list all thresholds
 */
public record Thresholds(long fromRows, List<Threshold> list) {

    private static final long DEFAULT_MIN_ROWS = 20;
    private static final int DEFAULT_PERCENT = 10;

    public Thresholds {
        list = List.copyOf(list);
    }

    /** The default thresholds: more than a tenth of the rows quarantined is reported. */
    public static Thresholds standard() {
        return new Thresholds(
                DEFAULT_MIN_ROWS,
                List.of(new Threshold(null, Threshold.ROWS_QUARANTINED, BigDecimal.valueOf(DEFAULT_PERCENT), false)));
    }

    /** The thresholds of a dataset, one for each rule. Thresholds of the dataset override those of all datasets. */
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
