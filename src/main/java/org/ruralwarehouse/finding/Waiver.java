package org.ruralwarehouse.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that the office does not hold against one province for one dataset and period. Its findings stay, with the effect
 * {@link Effect#WAIVED}; rows that break it count.
 *
 * @param rule code of a quality check
 * @param provinceCode GB/T 2260, six digits
 * @param reason why, as the report shows it
 * @param who granted it, as the report shows it
 * @param grantedOn the day on which it was granted
 * @param until last day on which a submission may have been made to be covered; null = open
 */
public record Waiver(
        String rule,
        String dataset,
        String provinceCode,
        String period,
        String reason,
        String who,
        LocalDate grantedOn,
        @Nullable LocalDate until) {}
