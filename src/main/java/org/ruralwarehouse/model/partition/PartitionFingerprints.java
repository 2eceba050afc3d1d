package org.ruralwarehouse.model.partition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.DuplicateRows;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Computes the fingerprints of the inputs of an incremental table, per submission. A model with {@code incremental_by:
 * submission_key} declares that each row depends only on rows of its own submission, where a table that it reads has
 * that column, and on tables that do not have it. Reference lists and the model itself are not included: the
 * definitions have their own fingerprint.
 */
public final class PartitionFingerprints {

    private static final String KEY = "submission_key";
    private static final String REJECTED = "accepted.quarantined_row";

    /** Independent of row order. A new DuckDB version may hash differently; then all partitions are built again. */
    private static final String ROWS_FINGERPRINT = "count(*) || ':' || sum(hash(r))";

    private final LandingZone landed;
    private final Map<String, BuiltPartitions> built;
    /** Cache of tables that no longer change; several models read them. */
    private final Map<String, String> rows = new ConcurrentHashMap<>();

    private final Map<String, Map<Long, String>> rowsBySubmission = new ConcurrentHashMap<>();

    /**
     * @param built incremental tables that are already built; a partition's fingerprint represents its rows
     */
    public PartitionFingerprints(LandingZone landed, Map<String, BuiltPartitions> built) {
        this.landed = landed;
        this.built = built;
    }

    /**
     * Fingerprints by submission key, one for each effective submission of the datasets that the model reads.
     *
     * @param database a connection that no other thread uses at the same time
     */
    public Map<Long, String> of(SqlFile model, Database database) {
        Map<Long, StringBuilder> parts = new TreeMap<>();
        Map<String, Map<Long, String>> rowsByTable = new LinkedHashMap<>();
        StringBuilder common = new StringBuilder();
        for (String table : new DependencyGraph(database).of(model)) {
            BuiltPartitions part = built.get(table);
            if (part != null) {
                part.fingerprints().forEach((key, fingerprint) -> add(parts, key, table, fingerprint));
            } else if (isDataset(table)) {
                requireOwnRows(model, table);
                addLanded(name(table), parts);
                rowsByTable.put(
                        REJECTED, rowsBySubmission.computeIfAbsent(REJECTED, t -> rowsBySubmission(t, database)));
            } else if (hasKey(table, database)) {
                rowsByTable.put(table, rowsBySubmission.computeIfAbsent(table, t -> rowsBySubmission(t, database)));
            } else if (!table.startsWith("ref.")) {
                String fingerprint = rows.computeIfAbsent(table, t -> rows(t, database));
                common.append(table).append('=').append(fingerprint).append('\n');
            }
        }
        Map<Long, String> fingerprints = new TreeMap<>();
        parts.forEach((key, part) -> {
            rowsByTable.forEach((table, rows) -> part.append(table)
                    .append('=')
                    .append(rows.getOrDefault(key, "none"))
                    .append('\n'));
            fingerprints.put(key, Sha256.hex(part.append(common).toString().getBytes(StandardCharsets.UTF_8)));
        });
        return fingerprints;
    }

    private static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    private static boolean isDataset(String table) {
        return (table.startsWith("accepted.") || table.startsWith("landed."))
                && !name(table).equals("submission")
                && !table.equals(REJECTED);
    }

    private static void requireOwnRows(SqlFile model, String table) {
        if (DuplicateRows.dataset(name(table)).isPresent()) {
            throw DefinitionException.of(
                    model.path().toString(),
                    "incremental_by",
                    table + " contains rows of several submissions: read it in a prepared table, and that table here");
        }
    }

    private void addLanded(String dataset, Map<Long, StringBuilder> parts) {
        for (LandedSubmission submission : landed.effective(dataset)) {
            add(parts, submission.submission().key(), dataset, submission.sha256());
        }
    }

    private static void add(Map<Long, StringBuilder> parts, long key, String name, String fingerprint) {
        parts.computeIfAbsent(key, k -> new StringBuilder())
                .append(name)
                .append('=')
                .append(fingerprint)
                .append('\n');
    }

    private static boolean hasKey(String table, Database database) {
        return database.queryStrings("select column_name from (describe select * from " + table + ")")
                .contains(KEY);
    }

    private static String rows(String table, Database database) {
        return database.queryStrings("select " + ROWS_FINGERPRINT + " from " + table + " as r")
                .get(0);
    }

    private static Map<Long, String> rowsBySubmission(String table, Database database) {
        Map<Long, String> rows = new HashMap<>();
        database.read(
                "select " + KEY + ", fingerprint from (select " + KEY + ", " + ROWS_FINGERPRINT
                        + " as fingerprint from " + table + " as r group by all)",
                row -> {
                    while (row.next()) {
                        rows.put(row.getLong(1), row.getString(2));
                    }
                });
        return rows;
    }
}
