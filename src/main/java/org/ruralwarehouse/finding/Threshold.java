package org.ruralwarehouse.finding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How large a share of the rows of a submission may break a rule before the submission as a whole is doubted.
 *
 * @param dataset whose submissions it holds for; null = every dataset that states none of its own
 * @param rule code of a rule, or {@link #ROWS_QUARANTINED}
 * @param percent of the rows received that may break it
 * @param refuses whether a submission beyond it does not count; else it is only reported
 */
public record Threshold(@Nullable String dataset, String rule, BigDecimal percent, boolean refuses) {

    /** Stands for all rules together: rows that do not count, for whatever reason. */
    public static final String ROWS_QUARANTINED = "rows_quarantined";
}
