package org.ruralwarehouse.report.document;

import org.jspecify.annotations.Nullable;

/**
 * A finding with everything that the sender needs to understand and mend it.
 *
 * @param change {@code new} or {@code still_there} against the attempt before; null without one
 */
public record ReportRow(
        FindingGroup group,
        @Nullable Long line,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String change) {}
