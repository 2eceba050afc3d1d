package org.ruralwarehouse.report.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What findings of one rule in one column of one file have in common: all but the place and the values. A nation has
 * thousands of kinds and millions of findings.
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

    /** From a row of the table of kinds, or of one that has all its columns. */
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
