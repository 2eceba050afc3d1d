package org.ruralwarehouse.finding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Limit on the share of the rows of a submission that may violate a rule before the whole submission is suspect.
 *
 * @param dataset dataset of the limit; null = every dataset without its own limit for the rule
 * @param rule code of a rule, or {@link #ROWS_QUARANTINED}
 * @param percent largest allowed share of the received rows, in percent
 * @param refuses true = a submission beyond the limit is rejected; false = it is only reported
 */
public record Threshold(@Nullable String dataset, String rule, BigDecimal percent, boolean refuses) {

    /** Pseudo-rule for all rules together: rows that are quarantined for any reason. */
    public static final String ROWS_QUARANTINED = "rows_quarantined";
}
