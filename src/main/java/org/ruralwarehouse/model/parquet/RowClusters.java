package org.ruralwarehouse.model.parquet;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Puts rows with near values together, as many as a file holds, and leaves their order alone otherwise. That lets a reader
 * skip as much as sorted rows would, in a third of the time: most registers come in the order of their places, and a sort
 * moves every row all the same.
 */
final class RowClusters {

    private final Database database;

    RowClusters(Database database) {
        this.database = database;
    }

    /**
     * The rows in parts, each a SELECT; together they are all of them, once.
     *
     * @param rows a SELECT with a WHERE clause
     * @param column by which they are clustered; rows without a value are in the last cluster
     * @param clusterRows in a cluster, and those that share their value with the last of them
     * @return in the order of the values
     */
    List<String> of(String rows, String column, int clusterRows) {
        String value = Sql.name(column);
        List<String> bounds = upperBounds(rows, value, clusterRows);
        if (bounds.size() < 2) {
            return List.of(rows);
        }
        List<String> clusters = new ArrayList<>();
        int last = bounds.size() - 1;
        for (int i = 0; i <= last; i++) {
            String above = i == 0 ? "true" : value + " > " + Sql.literal(bounds.get(i - 1));
            String within = i == last
                    ? "(" + above + " or " + value + " is null)"
                    : above + " and " + value + " <= " + Sql.literal(bounds.get(i));
            clusters.add(rows + " and " + within);
        }
        return clusters;
    }

    /** The greatest value of each cluster, in their order. */
    private List<String> upperBounds(String rows, String value, int clusterRows) {
        return database.queryStrings("""
                with counted as (
                    select %2$s as value, count(*) as rows from (%1$s) where %2$s is not null group by all
                ),
                placed as (
                    select value, (sum(rows) over (order by value) - rows) // %3$d as cluster from counted
                )
                select max(value)::varchar from placed group by cluster order by cluster
                """.formatted(rows, value, clusterRows));
    }
}
