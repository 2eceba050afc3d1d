package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.contract.ReferenceResource;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;

/** Creates schema {@code ref}: the reference lists, and the tables that SELECTs derive from them. */
public final class ReferenceTables {

    /** Subfolder of the reference lists with SELECTs over them. */
    private static final String DERIVED = "derived";

    private final Database database;
    private final ReferenceCatalog catalog;

    public ReferenceTables(Database database, ReferenceCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /**
     * Creates the tables, unless the database is a copy that has them: they depend on the definitions only. In one
     * transaction, because each commit waits for the disk.
     */
    void create() {
        if (database.queryLong("select count(*) from duckdb_schemas() where database_name = current_database()"
                        + " and schema_name = 'ref'")
                > 0) {
            return;
        }
        database.execute("begin transaction");
        database.execute("create schema ref");
        catalog.resources().forEach(this::createReference);
        createDerivedReferences();
        database.execute("commit");
    }

    private void createReference(ReferenceResource resource) {
        Path file = catalog.folder().resolve(resource.path());
        String types = resource.schema().fields().stream()
                .map(field -> Sql.literal(field.name()) + ": " + Sql.literal(field.sqlType()))
                .collect(Collectors.joining(", ", "{", "}"));
        database.execute("create table ref." + Sql.name(resource.name()) + " as select * from read_csv("
                + Sql.literal(file)
                + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = "
                + types + ")");
    }

    private void createDerivedReferences() {
        new DependencyGraph(database)
                .sorted(derivedReferences())
                .forEach((table, file) -> database.execute("create table " + table + " as " + file.sql()));
    }

    private Map<String, SqlFile> derivedReferences() {
        Map<String, SqlFile> files = new LinkedHashMap<>();
        SqlFile.readAll(catalog.folder().resolve(DERIVED)).forEach(file -> files.put("ref." + file.name(), file));
        return files;
    }

    /**
     * Adds comments to the tables and columns of {@code ref}, for a database that users open, unless the database is a
     * copy that has them.
     */
    public void describe() {
        if (database.queryLong("select count(*) from duckdb_tables() where database_name = current_database()"
                        + " and schema_name = 'ref' and comment is null")
                == 0) {
            return;
        }
        List<String> comments = new ArrayList<>();
        for (ReferenceResource resource : catalog.resources()) {
            String table = "ref." + Sql.name(resource.name());
            comments.add("comment on table " + table + " is " + Sql.literal(resource.description()));
            resource.schema()
                    .fields()
                    .forEach(field -> comments.add("comment on column " + table + "." + Sql.name(field.name()) + " is "
                            + Sql.literal(field.description())));
        }
        derivedReferences().forEach((table, file) -> {
            comments.add("comment on table " + table + " is " + Sql.literal(file.text("description")));
            file.header()
                    .path("columns")
                    .properties()
                    .forEach(column -> comments.add("comment on column " + table + "." + Sql.name(column.getKey())
                            + " is " + Sql.literal(column.getValue().asString())));
        });
        database.execute("begin transaction");
        database.executeAll(comments);
        database.execute("commit");
    }
}
