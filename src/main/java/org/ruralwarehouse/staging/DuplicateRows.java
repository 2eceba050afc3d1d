package org.ruralwarehouse.staging;

import java.util.Optional;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Rows whose primary key also occurs in another row of the same period, in any submission. Finding them takes a table
 * of all keys in memory; checks and facts about duplicates read these few rows instead.
 */
public final class DuplicateRows {

    private static final String PREFIX = "duplicate_";

    private DuplicateRows() {}

    /** Name of the table of duplicate rows of a dataset, without schema. */
    public static String table(String dataset) {
        return PREFIX + dataset;
    }

    /** Dataset of a table of duplicate rows; empty for any other table. */
    public static Optional<String> dataset(String table) {
        return table.startsWith(PREFIX) ? Optional.of(table.substring(PREFIX.length())) : Optional.empty();
    }

    /**
     * A SELECT of the duplicate rows. It first compares a hash of the key, which takes half the memory and two thirds
     * of the time of comparing the key; the few remaining rows are compared by the key.
     *
     * @param rows table with all rows of the contract
     */
    public static String select(Contract contract, String rows) {
        String hash = hash(contract);
        return "with candidate as (select * from " + rows + " where " + hash + " in (select key_hash from (select "
                + hash
                + " as key_hash from " + rows + ") group by all having count(*) > 1)) "
                + selectAmong(contract, "candidate");
    }

    /** Name of the table with all rows of a contract. */
    static String rows(Contract contract) {
        return "landed." + Sql.name(contract.name());
    }

    /**
     * SQL expression of a bigint hash: equal for equal keys, and different for almost all different keys. Valid within
     * one run only.
     */
    static String hash(Contract contract) {
        return "(hash(" + key(contract) + ") >> 1)::bigint";
    }

    /** A SELECT of the duplicate rows among candidates: a table with all duplicate rows and a few others. */
    static String selectAmong(Contract contract, String candidates) {
        String key = key(contract);
        return "select * from " + candidates + " semi join (select " + key + " from " + candidates
                + " group by all having count(*) > 1) using (" + key + ")";
    }

    /** Columns of the key, always including the period. */
    static String key(Contract contract) {
        return contract.keyColumns().stream().map(Sql::name).collect(Collectors.joining(", ", "period, ", ""));
    }
}
