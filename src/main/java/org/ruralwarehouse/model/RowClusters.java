package org.ruralwarehouse.model;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Puts rows with near values together, as many as a row group holds, and leaves their order alone otherwise. That lets a
 * reader skip as much as sorted rows would, in a third of the time: most registers come in the order of their places, and
 * a sort moves every row all the same.
 */
final class RowClusters {

    private final Database database;

    RowClusters(Database database) {
        this.database = database;
    }

    /**
     * A SELECT of the same rows.
     *
     * @param rows a SELECT with a WHERE clause
     * @param column by which they are clustered
     */
    String clustered(String rows, String column, int clusterRows) {
        List<String> bounds = upperBounds(rows, Sql.name(column), clusterRows);
        List<String> clusters = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            String from = i == 0 ? "" : " and " + Sql.name(column) + " > " + Sql.literal(bounds.get(i - 1));
            String to = i == bounds.size() - 1 ? "" : " and " + Sql.name(column) + " <= " + Sql.literal(bounds.get(i));
            clusters.add(rows + from + to);
        }
        if (clusters.size() < 2) {
            return rows;
        }
        clusters.add(rows + " and " + Sql.name(column) + " is null");
        return String.join(" union all ", clusters);
    }

    /** The greatest value of each cluster, in their order. */
    private List<String> upperBounds(String rows, String column, int clusterRows) {
        return database.queryStrings("""
                with counted as (
                    select %2$s as value, count(*) as rows from (%1$s) where %2$s is not null group by all
                ),
                placed as (
                    select value, (sum(rows) over (order by value) - rows) // %3$d as cluster from counted
                )
                select max(value)::varchar from placed group by cluster order by cluster
                """.formatted(rows, column, clusterRows));
    }
}
