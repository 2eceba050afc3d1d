package org.ruralwarehouse.finding;

/**
 * A rule for submissions, with texts for the sender.
 *
 * @param code snake_case name of the invalid state, stable over releases
 * @param effect effect on the data when the rule is violated
 * @param messageZh one sentence that describes the invalid state, in Chinese
 * @param messageEn the same in English
 * @param fixZh how the sender can fix it, in Chinese
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
