package org.ruralwarehouse.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A finding with everything that the sender needs to understand and mend it.
 *
 * @param change {@code new} or {@code still_there} against the attempt before; null without one
 */
public record ReportRow(
        String code,
        String severity,
        String level,
        String effect,
        @Nullable String dataset,
        @Nullable String period,
        @Nullable String provinceCode,
        String packageName,
        @Nullable Integer attempt,
        @Nullable String fileName,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        String messageZh,
        String messageEn,
        String fixZh,
        String fixEn,
        @Nullable String change) {

    /** From a row of the table of findings. */
    static ReportRow of(ResultSet row) throws SQLException {
        long line = row.getLong("source_line");
        Long lineOrNull = row.wasNull() ? null : line;
        int attempt = row.getInt("attempt");
        Integer attemptOrNull = row.wasNull() ? null : attempt;
        return new ReportRow(
                row.getString("finding_code"),
                row.getString("severity"),
                row.getString("level"),
                row.getString("effect"),
                row.getString("dataset"),
                row.getString("period"),
                row.getString("province_code"),
                row.getString("package_name"),
                attemptOrNull,
                row.getString("file_name"),
                lineOrNull,
                row.getString("column_name"),
                row.getString("value_found"),
                row.getString("value_expected"),
                row.getString("message_zh"),
                row.getString("message_en"),
                row.getString("fix_zh"),
                row.getString("fix_en"),
                row.getString("change"));
    }
}
