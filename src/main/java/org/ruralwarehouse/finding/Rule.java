package org.ruralwarehouse.finding;

/**
 * What is asked of a submission, and what to tell the sender when it does not hold.
 *
 * @param code snake_case name of the bad state, stable over releases
 * @param effect what happens to the data when the rule is broken
 * @param messageZh one sentence about the bad state, Chinese
 * @param messageEn the same in English
 * @param fixZh what the sender should do, Chinese
 * @param fixEn the same in English
 */
public record Rule(
        String code,
        Level level,
        Severity severity,
        Effect effect,
        String messageZh,
        String messageEn,
        String fixZh,
        String fixEn) {}
