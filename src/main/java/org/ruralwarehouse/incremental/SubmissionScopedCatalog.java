package org.ruralwarehouse.incremental;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * A second catalog with the same names, which contain only rows of some submissions: the same SELECT can run on a part
 * or on all rows. Tables without a submission key are unrestricted.
 */
final class SubmissionScopedCatalog {

    private static final String CATALOG = "part";
    private static final String KEY = "submission_key";

    private final Database database;
    private final String mainCatalog;

    /** A scope of the catalog in use. */
    SubmissionScopedCatalog(Database database) {
        this.database = database;
        this.mainCatalog = database.catalog();
    }

    /** One table of the main catalog. */
    private record Table(String schema, String name, boolean hasKey) {}

    /**
     * Creates the catalog.
     *
     * @param schemas schemas whose tables and views are included
     * @param submissions keys of the submissions in the scope
     */
    void create(Set<String> schemas, Set<Long> submissions) {
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

    /** Runs work in which names refer to this catalog, including connections that the work creates. */
    void use(Runnable work) {
        database.execute("use " + CATALOG);
        try {
            work.run();
        } finally {
            database.execute("use " + Sql.name(mainCatalog));
        }
    }

    /** Detaches the catalog; must be called before the main catalog is closed. */
    void drop() {
        database.execute("detach " + CATALOG);
    }
}
