package org.ruralwarehouse.finding;

import java.time.Duration;

/**
 * What one check may cost.
 *
 * @param timeBudget time after which the check is cancelled
 * @param findingsPerRule findings of the check in one submission that are listed; further ones are counted
 */
public record CheckLimits(Duration timeBudget, long findingsPerRule) {

    /** Limits without a setting. */
    public static final CheckLimits STANDARD = new CheckLimits(Duration.ofMinutes(10), 1000);
}
