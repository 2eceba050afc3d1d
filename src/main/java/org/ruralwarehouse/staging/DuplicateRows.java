package org.ruralwarehouse.staging;

import java.util.Optional;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Rows whose primary key another row of the same period has, too, in whatever submission. To find them takes a table of
 * every key of the nation in memory; all that asks about double rows (checks, facts) reads these few instead.
 */
public final class DuplicateRows {

    private static final String PREFIX = "duplicate_";

    private DuplicateRows() {}

    /** Name of the table beside that of a dataset. */
    public static String table(String dataset) {
        return PREFIX + dataset;
    }

    /** The dataset whose repeated rows a table holds; empty for any other table. */
    public static Optional<String> dataset(String table) {
        return table.startsWith(PREFIX) ? Optional.of(table.substring(PREFIX.length())) : Optional.empty();
    }

    /**
     * A SELECT of the repeated rows. First by a hash of the key, which takes half the memory and two thirds of the time;
     * the few rows that are left are then compared by the key itself.
     *
     * @param rows table of the rows of the contract
     */
    public static String select(Contract contract, String rows) {
        String hash = hash(contract);
        return "with candidate as (select * from " + rows + " where " + hash + " in (select key_hash from (select "
                + hash
                + " as key_hash from " + rows + ") group by all having count(*) > 1)) "
                + amongCandidates(contract, "candidate");
    }

    /** A bigint: keys that are equal have the same, others nearly never. Good for one run only. */
    static String hash(Contract contract) {
        return "(hash(" + key(contract) + ") >> 1)::bigint";
    }

    /** A SELECT of the repeated rows of a table that has all of them and a few others. */
    static String amongCandidates(Contract contract, String candidates) {
        String key = key(contract);
        return "select * from " + candidates + " semi join (select " + key + " from " + candidates
                + " group by all having count(*) > 1) using (" + key + ")";
    }

    /** Columns of the key, of which the period is always one. */
    static String key(Contract contract) {
        return contract.primaryKey().stream().map(Sql::name).collect(Collectors.joining(", ", "period, ", ""));
    }
}
