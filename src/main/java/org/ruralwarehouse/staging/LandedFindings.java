package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * What was found while rows landed, as SQL over the Parquet files beside them. After a replay the findings of rows that
 * were taken through again are those of the last replay; all others stay as they were.
 */
public final class LandedFindings {

    private static final String COLUMNS =
            "finding_code, severity, effect, source_line, column_name, value_found, value_expected";

    /**
     * Condition on a quarantined row that can be taken through again: kept cell by cell, and without a formula, which
     * was kept as its text and would land as such.
     */
    public static final String REPLAYABLE = "record_text is null and not contains(finding_codes, 'formula_in_cell')";

    private LandedFindings() {}

    /** A SELECT of the findings of all these submissions with their {@code submission_key}; there must be one. */
    public static String of(List<LandedSubmission> submissions) {
        List<Path> withoutReplay = new ArrayList<>();
        List<String> selects = new ArrayList<>();
        for (LandedSubmission submission : submissions) {
            if (submission.replays().isEmpty()) {
                withoutReplay.add(submission.folder().resolve(LandedFiles.FINDINGS));
            } else {
                selects.add(afterReplay(submission));
            }
        }
        if (!withoutReplay.isEmpty()) {
            selects.add("select " + COLUMNS + ", submission_key from read_parquet(" + Sql.files(withoutReplay)
                    + ", hive_partitioning = true, hive_types = {'period': 'VARCHAR', 'province_code': 'VARCHAR',"
                    + " 'submission_key': 'BIGINT'})");
        }
        return String.join(" union all ", selects);
    }

    private static String afterReplay(LandedSubmission submission) {
        Path last = submission.replays().get(submission.replays().size() - 1);
        String key = String.valueOf(submission.submission().key());
        return kept(submission) + " union all select " + COLUMNS + ", " + key + "::bigint from "
                + parquet(last.resolve(LandedFiles.FINDINGS)) + " where source_line not in (" + selectLines(last) + ")";
    }

    /**
     * Findings that no further replay has a say in: of rows that have landed, at first or in a replay, of whole files, and
     * of rows kept as one text.
     */
    public static String kept(LandedSubmission submission) {
        String select = "select " + COLUMNS + ", " + submission.submission().key() + "::bigint as submission_key from ";
        StringBuilder kept = new StringBuilder(select)
                .append(parquet(submission.folder().resolve(LandedFiles.FINDINGS)))
                .append(" where source_line is null or source_line not in (select source_line from ")
                .append(parquet(submission.folder().resolve(LandedFiles.QUARANTINE)))
                .append(" where " + REPLAYABLE + ")");
        for (Path replay : submission.replays()) {
            kept.append(" union all ")
                    .append(select)
                    .append(parquet(replay.resolve(LandedFiles.FINDINGS)))
                    .append(" where source_line in (" + selectLines(replay) + ")");
        }
        return kept.toString();
    }

    private static String selectLines(Path folder) {
        return "select source_line from " + parquet(folder.resolve(LandedFiles.ROWS));
    }

    private static String parquet(Path file) {
        return "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)";
    }
}
