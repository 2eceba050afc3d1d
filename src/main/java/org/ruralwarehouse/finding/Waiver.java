package org.ruralwarehouse.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Exempts one province from a rule for one dataset and period. Findings remain, with the effect {@link Effect#WAIVED};
 * rows that violate the rule count.
 *
 * @param rule code of a quality check
 * @param provinceCode GB/T 2260, six digits
 * @param reason reason of the waiver, as displayed in the report
 * @param who person or office that granted it, as displayed in the report
 * @param grantedOn day on which it was granted
 * @param until last submission day that it covers; null = no end
 */
public record Waiver(
        String rule,
        String dataset,
        String provinceCode,
        Period period,
        String reason,
        String who,
        LocalDate grantedOn,
        @Nullable LocalDate until) {}
