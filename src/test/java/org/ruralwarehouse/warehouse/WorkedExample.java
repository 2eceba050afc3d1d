package org.ruralwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.sql.DependencyGraph;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.DuplicateRows;

/**
 * One folder {@code warehouse/tests/<model>/<case>} with given tables and expected rows. {@code
 * warehouse/tests/README.md} describes the convention.
 *
 * @param model the SELECT under test
 */
record WorkedExample(SqlFile model, Path folder) {

    private static final String GIVEN = "given_";
    private static final String ENDING = ".csv";
    private static final String SUBMISSION = "landed.submission";
    private static final List<Contract> CONTRACTS =
            new WarehouseDefinitionReader(WarehouseFolder.PATH).read().newestContracts();

    /** Actual and expected rows of the model. */
    record Outcome(List<String> columns, List<List<String>> actual, List<List<String>> expected) {}

    /**
     * Runs the example in a temporary database of its own.
     *
     * @param database database with the schema {@code ref}
     * @throws IllegalArgumentException when the example violates the convention
     */
    Outcome run(Database database) {
        Map<String, Path> given = given();
        Map<String, SqlFile> prepared = prepared(given, database);
        Set<String> reads = new TreeSet<>(new DependencyGraph(database).of(model));
        prepared.values().forEach(file -> reads.addAll(new DependencyGraph(database).of(file)));
        reads.removeAll(prepared.keySet());
        check(given, reads);
        String home = database.queryStrings("select current_database()").get(0);
        database.execute("attach ':memory:' as example");
        try {
            database.execute("use example");
            schemas(Stream.concat(given.keySet().stream(), prepared.keySet().stream()), reads)
                    .forEach(schema -> database.execute("create schema " + schema));
            given.forEach((table, file) -> load(database, table, file));
            if (reads.contains(SUBMISSION)) {
                completeSubmissions(database, given, Sql.name(home) + ".ref.period");
            }
            reads.stream().filter(table -> !given.containsKey(table)).forEach(table -> landed(table)
                    .ifPresent(contract -> createEmpty(database, table, contract)));
            derived(given, reads)
                    .forEach((table, rows) -> database.execute("create view " + table + " as "
                            + DuplicateRows.select(contract(rows.substring(rows.indexOf('.') + 1)), rows)));
            reads.stream()
                    .filter(table -> table.startsWith("ref.") && !given.containsKey(table))
                    .forEach(table -> database.execute(
                            "create view " + table + " as select * from " + Sql.name(home) + "." + table));
            prepared.forEach((table, file) -> database.execute("create view " + table + " as " + file.sql()));
            return compare(database);
        } finally {
            database.execute("use " + Sql.name(home));
            database.execute("detach example");
        }
    }

    private Outcome compare(Database database) {
        Path file = folder.resolve("expect.csv");
        Map<String, String> types = header(file);
        database.execute("create schema expected");
        load(database, "expected.result", file);
        String columns = types.entrySet().stream()
                .map(column -> "cast(cast(" + Sql.name(column.getKey()) + " as " + column.getValue() + ") as varchar)")
                .collect(Collectors.joining(", "));
        return new Outcome(
                List.copyOf(types.keySet()),
                rows(database, "select " + columns + " from (" + model.sql() + ")", types.size()),
                rows(database, "select " + columns + " from expected.result", types.size()));
    }

    private static List<List<String>> rows(Database database, String sql, int width) {
        return database.query(sql, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                values.add(row.getString(i));
            }
            return values;
        });
    }

    /** Tables of duplicate rows, with the given table from which they are derived. */
    private static Map<String, String> derived(Map<String, Path> given, Set<String> reads) {
        Map<String, String> derived = new LinkedHashMap<>();
        for (String table : reads) {
            String schema = table.substring(0, table.indexOf('.') + 1);
            DuplicateRows.dataset(table.substring(schema.length()))
                    .map(dataset -> schema + dataset)
                    .filter(rows -> given.containsKey(rows) && !given.containsKey(table))
                    .ifPresent(rows -> derived.put(table, rows));
        }
        return derived;
    }

    private static Contract contract(String dataset) {
        return CONTRACTS.stream()
                .filter(contract -> contract.name().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    /** Contract of the dataset whose landed rows a table contains. */
    private static Optional<Contract> landed(String table) {
        return CONTRACTS.stream()
                .filter(contract -> table.equals("landed." + contract.name()))
                .findFirst();
    }

    private static void createEmpty(Database database, String table, Contract contract) {
        String columns = contract.landedColumns().stream()
                .map(column -> Sql.name(column.name()) + " " + column.sqlType())
                .collect(Collectors.joining(", "));
        database.execute("create table " + table + " (" + columns
                + ", source_line bigint, period varchar, province_code varchar, submission_key bigint)");
    }

    private void check(Map<String, Path> given, Set<String> reads) {
        Map<String, String> derived = derived(given, reads);
        Set<String> missing = new TreeSet<>(reads);
        missing.removeIf(table -> table.startsWith("ref.")
                || given.containsKey(table)
                || derived.containsKey(table)
                || landed(table).isPresent()
                || table.equals(SUBMISSION));
        Set<String> needless = new TreeSet<>(given.keySet());
        needless.removeAll(reads);
        needless.removeAll(derived.values());
        if (!missing.isEmpty() || !needless.isEmpty()) {
            throw new IllegalArgumentException(folder + ": the model also reads " + missing + ", which is not given;"
                    + " it does not read " + needless + ", which is");
        }
        if (!Files.exists(folder.resolve("expect.csv"))) {
            throw new IllegalArgumentException(folder + ": there is no expect.csv");
        }
    }

    /** Submissions that are not given are those of the given rows. Columns that follow from a period are optional. */
    private static void completeSubmissions(Database database, Map<String, Path> given, String periods) {
        String rows = given.containsKey(SUBMISSION)
                ? "from " + SUBMISSION
                : given.entrySet().stream()
                        .filter(table -> table.getKey().matches("(landed|accepted)\\..*"))
                        .filter(table ->
                                header(table.getValue()).keySet().containsAll(Set.of("submission_key", "period")))
                        .map(table -> "select distinct submission_key, period"
                                + (header(table.getValue()).containsKey("province_code") ? ", province_code" : "")
                                + " from " + table.getKey())
                        .collect(Collectors.joining(" union by name "));
        Set<String> columns = new TreeSet<>(
                given.containsKey(SUBMISSION) ? header(given.get(SUBMISSION)).keySet() : Set.of("period"));
        columns.retainAll(Set.copyOf(database.queryStrings("select column_name from (describe from " + periods + ")")));
        database.execute(
                "create or replace table " + SUBMISSION + " as select * from (" + rows + ") left join (select *"
                        + " exclude (" + String.join(", ", columns) + "), period from " + periods + ") using (period)");
    }

    /** Prepared tables that are not given are built by their own SQL. */
    private Map<String, SqlFile> prepared(Map<String, Path> given, Database database) {
        Map<String, SqlFile> files = new LinkedHashMap<>();
        Stream.of("checks/prepared", "facts/prepared")
                .flatMap(folder -> WarehouseFolder.sql(folder).stream())
                .forEach(file -> files.put("prepared." + file.name(), file));
        DependencyGraph dependencies = new DependencyGraph(database);
        Set<String> needed = new TreeSet<>(dependencies.of(model));
        for (int before = -1; before < needed.size(); ) {
            before = needed.size();
            files.forEach((table, file) -> {
                if (needed.contains(table) && !given.containsKey(table)) {
                    needed.addAll(dependencies.of(file));
                }
            });
        }
        files.keySet().removeIf(table -> !needed.contains(table) || given.containsKey(table));
        return dependencies.sorted(files);
    }

    private static Set<String> schemas(Stream<String> given, Set<String> reads) {
        return Stream.concat(given, reads.stream())
                .map(table -> table.substring(0, table.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Path> given() {
        Map<String, Path> given = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(GIVEN) && name.endsWith(ENDING)) {
                    given.put(name.substring(GIVEN.length(), name.length() - ENDING.length()), file);
                } else if (!name.equals("expect.csv")) {
                    throw new IllegalArgumentException(file + " is neither given_<schema>.<table>.csv nor expect.csv");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return given;
    }

    private static void load(Database database, String table, Path file) {
        String columns = header(file).entrySet().stream()
                .map(column -> Sql.literal(column.getKey()) + ": " + Sql.literal(column.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
        database.execute("create table " + table + " as select * from read_csv(" + Sql.literal(file)
                + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = " + columns
                + ")");
    }

    /** Types by column: a header cell is {@code name:TYPE}. */
    private static Map<String, String> header(Path file) {
        Map<String, String> types = new LinkedHashMap<>();
        try (CSVParser rows = CSVParser.builder()
                .setReader(Files.newBufferedReader(file))
                .setFormat(CSVFormat.RFC4180)
                .get()) {
            for (String cell : rows.iterator().next()) {
                int colon = cell.indexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException(file + ": header cell without a type: " + cell);
                }
                types.put(cell.substring(0, colon), cell.substring(colon + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }
}
