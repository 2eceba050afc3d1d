package org.ruralwarehouse.duckdb;

/**
 * Tables that one station needs and nobody after it: in memory, whatever catalog is in use, and a view of the same name in
 * that catalog. In a file they would be written and thrown away.
 */
public final class InMemoryTables {

    private static final String SCHEMA = Database.MAIN + ".in_memory";

    private final Database database;

    public InMemoryTables(Database database) {
        this.database = database;
    }

    /**
     * @param name {@code schema.table}, of a schema that is there
     */
    public void create(String name, String select) {
        // A part of a catalog has tables of the same name, which must not take the place of those of the whole.
        String table = SCHEMA + "." + Sql.name(database.catalog() + "." + name);
        database.execute("create schema if not exists " + SCHEMA);
        database.execute("create or replace table " + table + " as " + select);
        database.execute("create view " + name + " as select * from " + table);
    }
}
