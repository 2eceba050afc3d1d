package org.ruralwarehouse.report.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Common attributes of the findings of one rule in one column of one file: all except the line and the values. A
 * national run has thousands of groups and millions of findings.
 *
 * @param period text of a check or of a submission; a check may return a text that is no period
 */
public record FindingGroup(
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
        @Nullable String column,
        String messageZh,
        String messageEn,
        String fixZh,
        String fixEn) {

    /** Maps a row of the table of groups, or of another table with its columns. */
    public static FindingGroup of(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        Integer attemptOrNull = row.wasNull() ? null : attempt;
        return new FindingGroup(
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
                row.getString("column_name"),
                row.getString("message_zh"),
                row.getString("message_en"),
                row.getString("fix_zh"),
                row.getString("fix_en"));
    }
}
