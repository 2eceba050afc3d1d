package org.ruralwarehouse.report.document;

import org.jspecify.annotations.Nullable;

/**
 * A finding with all information that the sender needs to understand and correct it.
 *
 * @param change {@code new} or {@code still_there}, compared with the previous attempt; null when there is none
 */
public record ReportRow(
        FindingGroup group,
        @Nullable Long line,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String change) {}
