package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * Findings of the land stage, as SQL over the Parquet files of the submissions. After a replay, the findings of
 * replayed rows are those of the latest replay; all others are unchanged.
 */
public final class LandedFindings {

    /**
     * Condition for a quarantined row that can be replayed: stored cell by cell, and without a formula, which was
     * stored as text and would land as text.
     */
    public static final String REPLAYABLE = "record_text is null and not contains(finding_codes, 'formula_in_cell')";

    private LandedFindings() {}

    /**
     * A SELECT of the findings of all these submissions, with their {@code submission_key}.
     *
     * @param submissions at least one
     */
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
            selects.add(select(
                    "submission_key",
                    "read_parquet(" + Sql.files(withoutReplay)
                            + ", union_by_name = true, hive_partitioning = true, hive_types = {'period': 'VARCHAR',"
                            + " 'province_code': 'VARCHAR', 'submission_key': 'BIGINT'})"));
        }
        return String.join(" union all ", selects);
    }

    private static String afterReplay(LandedSubmission submission) {
        Path last = submission.replays().get(submission.replays().size() - 1);
        String key = String.valueOf(submission.submission().key());
        return unaffectedByReplay(submission) + " union all " + select(key + "::bigint", findings(last))
                + " where source_line not in (" + selectLines(last) + ")";
    }

    /**
     * A SELECT of the findings of a submission that a further replay does not affect: of landed or replayed rows, of
     * whole files, and of rows stored as one text.
     */
    public static String unaffectedByReplay(LandedSubmission submission) {
        String key = submission.submission().key() + "::bigint as submission_key";
        StringBuilder kept = new StringBuilder(select(key, findings(submission.folder())))
                .append(" where source_line is null or source_line not in (select source_line from ")
                .append(parquet(submission.folder().resolve(LandedFiles.QUARANTINE)))
                .append(" where " + REPLAYABLE + ")");
        for (Path replay : submission.replays()) {
            kept.append(" union all ")
                    .append(select(key, findings(replay)))
                    .append(" where source_line in (" + selectLines(replay) + ")");
        }
        return kept.toString();
    }

    /** Selects the columns of findings; those that files of older versions lack are null. */
    private static String select(String key, String files) {
        return "select " + FindingColumn.names(FindingColumn.landed()) + ", " + key + " from ("
                + FindingColumn.emptySelect(FindingColumn.landed()) + " union all by name select * from " + files + ")";
    }

    private static String findings(Path folder) {
        return parquet(folder.resolve(LandedFiles.FINDINGS));
    }

    private static String selectLines(Path folder) {
        return "select source_line from " + parquet(folder.resolve(LandedFiles.ROWS));
    }

    private static String parquet(Path file) {
        return "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)";
    }
}
