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
 * Digests of findings by what they are about: the same digest means the same findings, whatever their order. Another
 * release of the engine may hash in another way; then nothing is taken for the same.
 */
final class FindingFingerprints {

    private final List<SubjectFingerprint> fingerprints;

    private FindingFingerprints(List<SubjectFingerprint> fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Findings about one subject. */
    private record SubjectFingerprint(FindingSubject subject, String fingerprint) {}

    /**
     * @param findings Parquet file of all findings of a night
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

    /** Of everything that this reader reads. */
    String of(FindingSubject.ReportScope scope) {
        return fingerprints.stream()
                .filter(entry -> scope.includes(entry.subject()))
                .map(SubjectFingerprint::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Of everything about a submission that it shows alone. */
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

    /** By the name of the table of each province. */
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
