package org.ruralwarehouse.duckdb;

import java.util.Optional;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;

/**
 * Rows whose primary key another row of the same period has, too, in whatever submission. To find them takes a table of
 * every key of the nation in memory; all that asks about double rows (checks, facts) reads these few instead.
 */
public final class RepeatedRows {

    private static final String PREFIX = "repeated_";

    private RepeatedRows() {}

    /** Name of the table beside that of a dataset. */
    public static String table(String dataset) {
        return PREFIX + dataset;
    }

    /** The dataset whose repeated rows a table holds; empty for any other table. */
    public static Optional<String> dataset(String table) {
        return table.startsWith(PREFIX) ? Optional.of(table.substring(PREFIX.length())) : Optional.empty();
    }

    /**
     * A SELECT of the repeated rows.
     *
     * @param rows table of the rows of the contract
     */
    public static String select(Contract contract, String rows) {
        String key = contract.primaryKey().stream().map(Sql::name).collect(Collectors.joining(", ", "period, ", ""));
        return "select * from " + rows + " semi join (select " + key + " from " + rows
                + " group by all having count(*) > 1) using (" + key + ")";
    }
}
