package org.ruralwarehouse.report;

import org.jspecify.annotations.Nullable;

/** Rows of a report for tests. */
final class ReportRows {

    private ReportRows() {}

    static ReportRow of(String code, @Nullable Long line, @Nullable String found) {
        return of(code, "error", line, found);
    }

    static ReportRow of(String code, String severity, @Nullable Long line, @Nullable String found) {
        return new ReportRow(
                code,
                severity,
                "validity",
                "row_quarantined",
                "orchard",
                "2022",
                "530000",
                "yunnan",
                1,
                "orchard.csv",
                line,
                "trees",
                found,
                "a whole number",
                "问题",
                "problem",
                "更正",
                "fix",
                null);
    }
}
