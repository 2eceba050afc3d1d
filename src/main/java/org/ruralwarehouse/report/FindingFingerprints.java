package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.report.document.ProvinceTables;

/**
 * Fingerprints of the findings in a file by subject. Equal fingerprints mean equal findings in any order. Another
 * release of DuckDB may hash differently; then all fingerprints differ and nothing is reused.
 */
final class FindingFingerprints implements AutoCloseable {

    private static final String FINGERPRINT = "sum(findings) || ':' || sum(hashes)";

    private final Database database;

    /**
     * Computes the fingerprints of all findings in a file.
     *
     * @param findings Parquet file of all findings of a run
     */
    FindingFingerprints(DuckDbSettings settings, Path findings) {
        database = Database.inMemory(settings);
        database.execute("""
                create table subject as
                select level, submission_key, package_name, province_code, period, dataset,
                    count(*) as findings, sum(hash(f)) as hashes
                from read_parquet(%s) as f
                group by all
                """.formatted(Sql.literal(findings)));
    }

    /**
     * Fingerprints of the findings that reports list. A report that lists none has no entry.
     *
     * @param ofPackages by package name
     * @param national fingerprints of the national reports, by package name
     */
    record OfReports(Map<String, String> ofPackages, Map<String, String> national) {}

    /** Returns the fingerprints of reports. */
    OfReports byReport(ReportScopes scopes) {
        scopes.createTable(database);
        String reported = "(" + ReportScopes.select("subject") + ")";
        return new OfReports(
                byKey("report", reported + " where not is_national"), byKey("report", reported + " where is_national"));
    }

    /** Returns the fingerprints of the findings about submissions by submission key, without national findings. */
    Map<String, String> bySubmission() {
        return byKey("submission_key::varchar", "subject where submission_key is not null and level <> 'macro'");
    }

    /** Returns one fingerprint for each table of a province, by table name. */
    Map<String, String> byProvince() {
        return byKey(ProvinceTables.nameColumn(), "subject");
    }

    private Map<String, String> byKey(String key, String from) {
        Map<String, String> fingerprints = new HashMap<>();
        database.read("select " + key + ", " + FINGERPRINT + " from " + from + " group by all", rows -> {
            while (rows.next()) {
                fingerprints.put(rows.getString(1), rows.getString(2));
            }
        });
        return fingerprints;
    }

    @Override
    public void close() {
        database.close();
    }
}
