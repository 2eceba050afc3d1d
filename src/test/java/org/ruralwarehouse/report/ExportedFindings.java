package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.Submission;

/** Writes a file of findings in the format of the check stage. */
final class ExportedFindings {

    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final Map<Integer, Long> further = new HashMap<>();

    ExportedFindings add(Submission submission, String code, @Nullable Long line, @Nullable String found) {
        return add(submission, code, "validity", "row_quarantined", line, found, "a whole number");
    }

    ExportedFindings add(
            Submission submission,
            String code,
            String level,
            String effect,
            @Nullable Long line,
            @Nullable String found,
            @Nullable String expected) {
        rows.add(Arrays.asList(
                code,
                "error",
                level,
                effect,
                submission.dataset(),
                submission.period().text(),
                submission.provinceCode(),
                submission.packageName(),
                submission.attempt(),
                submission.key(),
                submission.fileName(),
                line,
                "trees",
                found,
                expected));
        return this;
    }

    /** Adds a macro-level finding about a province, without submission. */
    ExportedFindings addNational(Submission about, String code) {
        rows.add(Arrays.asList(
                code,
                "warning",
                "macro",
                "reported",
                about.dataset(),
                about.period().text(),
                about.provinceCode(),
                "",
                null,
                null,
                null,
                null,
                null,
                "12",
                "half to twice 5"));
        return this;
    }

    /** Adds the row that counts the findings of a rule that are not listed. */
    ExportedFindings addFurther(Submission submission, String code, long firstLine, long count) {
        add(submission, code, firstLine, count + " further findings");
        further.put(rows.size(), count);
        return this;
    }

    Path write(DuckDbSettings settings, Path file) {
        try (Database database = Database.inMemory(settings)) {
            database.execute("""
                    create table finding (
                        finding_code varchar, severity varchar, level varchar, effect varchar, dataset varchar,
                        period varchar, province_code varchar, package_name varchar, attempt integer,
                        submission_key bigint, file_name varchar, source_line bigint, column_name varchar,
                        value_found varchar, value_expected varchar, message_zh varchar default '问题',
                        message_en varchar default 'problem', fix_zh varchar default '更正',
                        fix_en varchar default 'fix', finding_count bigint)
                    """);
            database.insert(
                    "insert into finding (finding_code, severity, level, effect, dataset, period, province_code,"
                            + " package_name, attempt, submission_key, file_name, source_line, column_name,"
                            + " value_found, value_expected) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            further.forEach((row, count) ->
                    database.execute("update finding set finding_count = " + count + " where rowid = " + (row - 1)));
            database.execute("copy finding to " + Sql.literal(file) + " (format parquet)");
        }
        return file;
    }
}
