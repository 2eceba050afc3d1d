package org.ruralwarehouse.report.document;

import org.jspecify.annotations.Nullable;

/** Creates report rows for tests. */
final class ReportRows {

    private ReportRows() {}

    static ReportRow of(String code, @Nullable Long line, @Nullable String found) {
        return of(code, "error", line, found);
    }

    static ReportRow of(String code, String severity, @Nullable Long line, @Nullable String found) {
        return new ReportRow(
                group(code, severity, "yunnan", "orchard.csv", "trees"), line, found, "a whole number", null);
    }

    static FindingGroup group(String code, String severity, String packageName, String fileName, String column) {
        return new FindingGroup(
                code,
                severity,
                "validity",
                "row_quarantined",
                "orchard",
                "2022",
                "530000",
                packageName,
                1,
                fileName,
                column,
                "问题",
                "problem",
                "更正",
                "fix");
    }
}
