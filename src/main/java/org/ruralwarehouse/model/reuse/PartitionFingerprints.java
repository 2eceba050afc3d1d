package org.ruralwarehouse.model.reuse;

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
 * Digests of all that the rows of one submission in a fact follow from. A model that states {@code incremental_by:
 * submission_key} promises that each of its rows follows from rows of its own submission, where a table that it reads
 * has that column, and from tables that do not have it. Reference lists and the model itself are left out: the definitions
 * have a digest of their own.
 */
public final class PartitionFingerprints {

    private static final String KEY = "submission_key";
    private static final String REJECTED = "accepted.quarantined_row";

    /** Whatever the order of the rows. Another release of the engine may hash in another way: then all parts are made. */
    private static final String DIGEST = "count(*) || ':' || sum(hash(r))";

    private final LandingZone landed;
    private final Map<String, BuiltPartitions> made;
    /** Of tables that do not change any more; several models read them. */
    private final Map<String, String> rows = new ConcurrentHashMap<>();

    private final Map<String, Map<Long, String>> rowsByPart = new ConcurrentHashMap<>();

    /**
     * @param made tables that were made in parts before this one; what a part was made from says as much as its rows
     */
    public PartitionFingerprints(LandingZone landed, Map<String, BuiltPartitions> made) {
        this.landed = landed;
        this.made = made;
    }

    /**
     * By submission key; every effective submission of the datasets that the model reads has one.
     *
     * @param database a connection that nobody else uses meanwhile
     */
    public Map<Long, String> of(SqlFile model, Database database) {
        Map<Long, StringBuilder> parts = new TreeMap<>();
        Map<String, Map<Long, String>> rowsOfParts = new LinkedHashMap<>();
        StringBuilder common = new StringBuilder();
        for (String table : new DependencyGraph(database).of(model)) {
            BuiltPartitions part = made.get(table);
            if (part != null) {
                part.digests().forEach((key, digest) -> add(parts, key, table, digest));
            } else if (isDataset(table)) {
                requireOwnRows(model, table);
                addLanded(name(table), parts);
                rowsOfParts.put(REJECTED, rowsByPart.computeIfAbsent(REJECTED, t -> rowsByPart(t, database)));
            } else if (hasKey(table, database)) {
                rowsOfParts.put(table, rowsByPart.computeIfAbsent(table, t -> rowsByPart(t, database)));
            } else if (!table.startsWith("ref.")) {
                String digest = rows.computeIfAbsent(table, t -> rows(t, database));
                common.append(table).append('=').append(digest).append('\n');
            }
        }
        Map<Long, String> digests = new TreeMap<>();
        parts.forEach((key, part) -> {
            rowsOfParts.forEach((table, rows) -> part.append(table)
                    .append('=')
                    .append(rows.getOrDefault(key, "none"))
                    .append('\n'));
            digests.put(key, Sha256.hex(part.append(common).toString().getBytes(StandardCharsets.UTF_8)));
        });
        return digests;
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
                    table
                            + " is about rows of several submissions: read it in a table of prepared, and that table here");
        }
    }

    private void addLanded(String dataset, Map<Long, StringBuilder> parts) {
        for (LandedSubmission submission : landed.effective(dataset)) {
            add(parts, submission.submission().key(), dataset, submission.sha256());
        }
    }

    private static void add(Map<Long, StringBuilder> parts, long key, String name, String digest) {
        parts.computeIfAbsent(key, k -> new StringBuilder())
                .append(name)
                .append('=')
                .append(digest)
                .append('\n');
    }

    private static boolean hasKey(String table, Database database) {
        return database.queryStrings("select column_name from (describe select * from " + table + ")")
                .contains(KEY);
    }

    private static String rows(String table, Database database) {
        return database.queryStrings("select " + DIGEST + " from " + table + " as r")
                .get(0);
    }

    private static Map<Long, String> rowsByPart(String table, Database database) {
        Map<Long, String> rows = new HashMap<>();
        database.read(
                "select " + KEY + ", digest from (select " + KEY + ", " + DIGEST + " as digest from " + table
                        + " as r group by all)",
                row -> {
                    while (row.next()) {
                        rows.put(row.getLong(1), row.getString(2));
                    }
                });
        return rows;
    }
}
