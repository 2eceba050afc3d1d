package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;

/**
 * One problem at one location. Personal values are masked.
 *
 * @param severity usually that of the rule; a contract may lower it for a field
 * @param line line of the source file, 1 = first; null when the whole file or package is meant
 * @param column field name of the contract, or the header as submitted when no field matches
 * @param found the value or state that was found, masked when personal
 * @param expected the value or state that the rule requires
 */
public record Finding(
        String code,
        Severity severity,
        Effect effect,
        FindingSource origin,
        @Nullable Long line,
        @Nullable String column,
        @Nullable Message found,
        @Nullable Message expected) {

    /** A finding about a whole package or file. */
    public static Finding of(Rule rule, FindingSource origin, @Nullable Message found, @Nullable Message expected) {
        return new Finding(rule.code(), rule.severity(), rule.effect(), origin, null, null, found, expected);
    }
}
