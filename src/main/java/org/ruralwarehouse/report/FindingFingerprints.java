package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.report.document.ProvinceTables;

/**
 * Fingerprints of findings by subject. Equal fingerprints mean equal findings in any order. Another release of DuckDB
 * may hash differently; then all fingerprints differ and nothing is reused.
 */
final class FindingFingerprints {

    private final List<SubjectFingerprint> fingerprints;

    private FindingFingerprints(List<SubjectFingerprint> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Fingerprint of the findings about one subject. */
    private record SubjectFingerprint(FindingSubject subject, String fingerprint) {}

    /**
     * Computes the fingerprints of all findings in a file.
     *
     * @param findings Parquet file of all findings of a run
     */
    static FindingFingerprints read(Database database, Path findings) {
        return new FindingFingerprints(database.query("""
                select level = 'macro', submission_key, package_name, province_code, period, dataset,
                    count(*) || ':' || sum(hash(f))
                from read_parquet(%s) as f
                group by all
                order by all
                """.formatted(Sql.literal(findings)), row -> {
            long key = row.getLong(2);
            Long keyOrNull = row.wasNull() ? null : key;
            FindingSubject subject = new FindingSubject(
                    row.getBoolean(1),
                    keyOrNull,
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6));
            return new SubjectFingerprint(subject, row.getString(7));
        }));
    }

    /** Returns the fingerprint of all findings in the scope of a report. */
    String of(FindingSubject.ReportScope scope) {
        return fingerprints.stream()
                .filter(entry -> scope.includes(entry.subject()))
                .map(SubjectFingerprint::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Returns the fingerprint of the findings about one submission, without national findings. */
    String of(long submission) {
        return fingerprints.stream()
                .filter(entry -> !entry.subject().isNational()
                        && isSubmission(entry.subject().submission(), submission))
                .map(SubjectFingerprint::toString)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isSubmission(@Nullable Long key, long submission) {
        return key != null && key == submission;
    }

    /** Returns one fingerprint for each table of a province, by table name. */
    Map<String, String> byProvince() {
        Map<String, StringBuilder> byTable = new TreeMap<>();
        for (SubjectFingerprint entry : fingerprints) {
            byTable.computeIfAbsent(
                            ProvinceTables.tableName(entry.subject().provinceCode()), name -> new StringBuilder())
                    .append(entry)
                    .append('\n');
        }
        return byTable.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
    }
}
