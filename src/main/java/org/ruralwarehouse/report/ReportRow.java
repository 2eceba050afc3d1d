package org.ruralwarehouse.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;

/** A finding with everything that the sender needs to understand and mend it. */
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
        String fixEn) {

    static ReportRow of(Finding finding, Rule rule) {
        return new ReportRow(
                finding.code(),
                lower(finding.severity()),
                lower(rule.level()),
                lower(finding.effect()),
                finding.origin().dataset(),
                finding.origin().period(),
                finding.origin().provinceCode(),
                finding.origin().packageName(),
                finding.origin().attempt(),
                finding.origin().fileName(),
                finding.line(),
                finding.column(),
                finding.found(),
                finding.expected(),
                rule.messageZh(),
                rule.messageEn(),
                rule.fixZh(),
                rule.fixEn());
    }

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
                row.getString("fix_en"));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
