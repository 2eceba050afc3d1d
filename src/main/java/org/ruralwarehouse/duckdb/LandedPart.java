package org.ruralwarehouse.duckdb;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A second catalog, in which the names of {@code landed} mean a few submissions only: the same SELECT can be asked about a
 * part as about the whole. What else it reads is that of the whole.
 */
public final class LandedPart {

    private static final String CATALOG = "part";

    private final Database database;

    public LandedPart(Database database) {
        this.database = database;
    }

    /**
     * Makes {@code ref} and {@code landed} of the part.
     *
     * @param submissions keys of those that belong to it
     */
    public void create(Set<Long> submissions) {
        database.execute("attach ':memory:' as " + CATALOG);
        createViews("ref", "");
        createViews(
                "landed",
                submissions.isEmpty()
                        ? " where false"
                        : submissions.stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", " where submission_key in (", ")")));
    }

    private void createViews(String schema, String condition) {
        List<String> tables = database.queryStrings("""
                select table_name from information_schema.tables
                where table_catalog = %s and table_schema = %s
                order by all
                """.formatted(Sql.literal(Database.MAIN), Sql.literal(schema)));
        database.execute("create schema " + CATALOG + "." + schema);
        for (String table : tables) {
            String name = schema + "." + Sql.name(table);
            database.execute("create view " + CATALOG + "." + name + " as select * from " + Database.MAIN + "." + name
                    + condition);
        }
    }

    /** While the work runs, and on connections made by it, names are those of the part. */
    public void use(Runnable work) {
        database.execute("use " + CATALOG);
        try {
            work.run();
        } finally {
            database.execute("use " + Database.MAIN);
        }
    }
}
