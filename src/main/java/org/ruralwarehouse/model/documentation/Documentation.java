package org.ruralwarehouse.model.documentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;

/**
 * Writes model headers and dictionary entries as comments on tables and columns, which BI tools show, and into tables
 * of models, columns and relationships.
 */
public final class Documentation {

    private final Database database;
    private final Dictionary dictionary;
    private final Map<String, SqlFile> models;

    public Documentation(Database database, Dictionary dictionary, Map<String, SqlFile> models) {
        this.database = database;
        this.dictionary = dictionary;
        this.models = models;
    }

    /** One column of a table. */
    private record Column(String table, String name, String type) {}

    /**
     * Writes comments and tables in one transaction.
     *
     * @throws DefinitionException with all columns that the dictionary lacks or has with another type
     */
    public void write() {
        // One transaction, because several hundred commits would each wait for the disk.
        database.execute("begin transaction");
        createTables();
        writeModels();
        List<Column> columns = columns();
        requireDictionaryEntries(columns);
        writeColumns(columns);
        writeRelationships(columns);
        writeComments(columns);
        database.execute("commit");
    }

    private void createTables() {
        database.execute("""
                create table meta.model (
                    model_name varchar, description_zh varchar, description_en varchar, grain varchar,
                    depends_on varchar, sql varchar);
                create table meta.data_column (
                    table_name varchar, column_name varchar, data_type varchar, name_zh varchar, name_en varchar,
                    unit varchar, additivity varchar);
                create table meta.relationship (
                    from_table varchar, from_column varchar, to_table varchar, to_column varchar);
                comment on table meta.model is '每张表的定义 / All tables of star and mart with grain and SQL';
                comment on table meta.data_column is '数据字典 / All columns: meaning, unit, additivity';
                comment on table meta.relationship is '表间关联 / Columns that refer to the key of another table';
                """);
    }

    private static String grain(SqlFile file) {
        return String.join(", ", file.names("grain"));
    }

    private void writeModels() {
        DependencyGraph dependencies = new DependencyGraph(database);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        models.forEach((table, file) -> rows.add(Arrays.asList(
                table,
                file.text("description_zh"),
                file.text("description"),
                grain(file),
                String.join(", ", dependencies.of(file)),
                file.sql())));
        database.insert("insert into meta.model values (?, ?, ?, ?, ?, ?)", rows);
    }

    private List<Column> columns() {
        return database.query("""
                select schema_name || '.' || table_name, column_name, data_type
                from duckdb_columns()
                where database_name = current_database() and schema_name in ('star', 'mart', 'meta')
                order by schema_name, table_name, column_index
                """, row -> new Column(row.getString(1), row.getString(2), row.getString(3)));
    }

    private void requireDictionaryEntries(List<Column> columns) {
        Map<String, DefinitionProblem> problems = new LinkedHashMap<>();
        for (Column column : columns) {
            Dictionary.Entry entry = dictionary.entry(column.name()).orElse(null);
            String place = column.table() + "." + column.name();
            if (entry == null) {
                problems.putIfAbsent(
                        column.name(),
                        problem(
                                place,
                                "is not in the dictionary: use a column name of the dictionary or add an entry"));
            } else if (!entry.type().equalsIgnoreCase(column.type())) {
                problems.putIfAbsent(
                        place, problem(place, "has type " + column.type() + ", in the dictionary " + entry.type()));
            }
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException(List.copyOf(problems.values()));
        }
    }

    private static DefinitionProblem problem(String place, String message) {
        return new DefinitionProblem("dictionary.yml", place, message);
    }

    private void writeColumns(List<Column> columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Column column : columns) {
            Dictionary.Entry entry = entry(column);
            rows.add(Arrays.asList(
                    column.table(),
                    column.name(),
                    column.type(),
                    entry.zh(),
                    entry.en(),
                    entry.unit(),
                    entry.additivity()));
        }
        database.insert("insert into meta.data_column values (?, ?, ?, ?, ?, ?, ?)", rows);
    }

    private void writeRelationships(List<Column> columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Column column : columns) {
            String target = entry(column).references();
            if (target != null && !target.equals(column.table() + "." + column.name())) {
                int dot = target.lastIndexOf('.');
                rows.add(Arrays.asList(
                        column.table(), column.name(), target.substring(0, dot), target.substring(dot + 1)));
            }
        }
        database.insert("insert into meta.relationship values (?, ?, ?, ?)", rows);
    }

    private void writeComments(List<Column> columns) {
        List<String> comments = new ArrayList<>();
        models.forEach((table, file) -> comments.add("comment on table " + table + " is "
                + Sql.literal(
                        file.text("description_zh") + " / " + file.text("description") + " Grain: " + grain(file))));
        columns.forEach(column -> comments.add("comment on column " + column.table() + "." + Sql.name(column.name())
                + " is " + Sql.literal(entry(column).comment())));
        database.executeAll(comments);
    }

    private Dictionary.Entry entry(Column column) {
        return dictionary.entry(column.name()).orElseThrow();
    }
}
