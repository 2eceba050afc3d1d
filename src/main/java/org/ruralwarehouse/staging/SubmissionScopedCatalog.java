package org.ruralwarehouse.staging;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * A second catalog, in which the names of the first mean rows of a few submissions only: the same SELECT can be asked
 * about a part as about the whole. Tables that know no submission are those of the whole.
 */
public final class SubmissionScopedCatalog {

    private static final String CATALOG = "part";
    private static final String KEY = "submission_key";

    private final Database database;
    private final String mainCatalog;

    /** A part of the catalog in use. */
    public SubmissionScopedCatalog(Database database) {
        this.database = database;
        this.mainCatalog = database.catalog();
    }

    /** One table of the whole. */
    private record Table(String schema, String name, boolean hasKey) {}

    /**
     * Makes the same names in the part.
     *
     * @param schemas of which the tables and views are wanted
     * @param submissions keys of those that belong to it
     */
    public void create(Set<String> schemas, Set<Long> submissions) {
        String condition = " where " + KEY + " in (" + Sql.keys(submissions) + ")";
        database.execute("attach ':memory:' as " + CATALOG);
        schemas.forEach(schema -> database.execute("create schema " + CATALOG + "." + schema));
        for (Table table : tables(schemas)) {
            String name = table.schema() + "." + Sql.name(table.name());
            database.execute("create view " + CATALOG + "." + name + " as select * from " + Sql.name(mainCatalog) + "."
                    + name + (table.hasKey() ? condition : ""));
        }
    }

    private List<Table> tables(Set<String> schemas) {
        String names = schemas.stream().map(Sql::literal).collect(Collectors.joining(", "));
        return database.query(
                """
                select table_schema, table_name, bool_or(column_name = %s)
                from information_schema.columns
                where table_catalog = %s and table_schema in (%s)
                group by all
                order by all
                """.formatted(Sql.literal(KEY), Sql.literal(mainCatalog), names),
                row -> new Table(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    /** While the work runs, and on connections made by it, names are those of the part. */
    public void use(Runnable work) {
        database.execute("use " + CATALOG);
        try {
            work.run();
        } finally {
            database.execute("use " + Sql.name(mainCatalog));
        }
    }

    /** Before the whole is closed. */
    public void drop() {
        database.execute("detach " + CATALOG);
    }
}
