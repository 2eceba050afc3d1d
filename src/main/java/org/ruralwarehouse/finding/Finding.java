package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, at one place. Values are already masked where they are personal.
 *
 * @param severity usually that of the rule; a contract may soften it for a field
 * @param line line of the source file, 1 = first; null when the whole file or package is meant
 * @param column field name of the contract, or the header as sent when no field matches it
 * @param found what was found, masked where personal
 * @param expected what the rule asks for
 */
public record Finding(
        String code,
        Severity severity,
        Effect effect,
        FindingSource origin,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected) {

    /** A finding about a package or file as a whole. */
    public static Finding of(Rule rule, FindingSource origin, @Nullable String found, @Nullable String expected) {
        return new Finding(rule.code(), rule.severity(), rule.effect(), origin, null, null, found, expected);
    }
}
