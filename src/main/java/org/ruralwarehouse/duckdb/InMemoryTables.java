package org.ruralwarehouse.duckdb;

/**
 * Tables that only one stage needs: always created in memory, with a view of the same name in the catalog in use.
 * In a file they would be written to disk and discarded.
 */
public final class InMemoryTables {

    private static final String SCHEMA = Database.IN_MEMORY_CATALOG + ".in_memory";

    private final Database database;

    /**
     * @param database connection with the catalog in use
     */
    public InMemoryTables(Database database) {
        this.database = database;
    }

    /**
     * Creates a table and its view.
     *
     * @param name {@code schema.table}, in an existing schema
     * @param select SELECT of the rows
     */
    public void create(String name, String select) {
        // A scoped catalog has tables with the same names, which must not replace those of the main catalog.
        String table = SCHEMA + "." + Sql.name(database.catalog() + "." + name);
        database.execute("create schema if not exists " + SCHEMA);
        database.execute("create or replace table " + table + " as " + select);
        database.execute("create view " + name + " as select * from " + table);
    }
}
