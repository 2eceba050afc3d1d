package org.ruralwarehouse.bench.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Fills the SQL templates of the baselines ({@code src/test/resources/bench}) with the files of an inbox. DuckDB
 * without extensions cannot decode GB18030. It reads such files as Latin-1, which takes the same time, and category
 * values are translated to their Latin-1 form beforehand, so that the SQL-only pipeline reads categories correctly.
 */
public final class BaselineSql {

    private static final List<String> DATASETS = List.of("employment", "income", "infrastructure");
    private static final List<String> DIMENSIONS = List.of(
            "dim_date",
            "dim_region",
            "dim_submission",
            "dim_industry",
            "dim_population_group",
            "dim_indicator",
            "dim_worker_profile");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final WarehouseDefinition definition;
    private final Path warehouse;
    private final List<InboxFile> files;
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param work where the baseline writes
     */
    public BaselineSql(
            WarehouseDefinition definition,
            Path warehouse,
            List<InboxFile> files,
            Path work,
            int threads,
            String memory,
            String secret) {
        this.definition = definition;
        this.warehouse = warehouse;
        this.files = files;
        values.put("work", work.toAbsolutePath().toString());
        values.put("threads", String.valueOf(threads));
        values.put("memory", memory);
        values.put("secret", secret);
    }

    /** Copies every file to Parquet and loads a typed table. */
    public String limit() {
        StringBuilder sql = new StringBuilder(fill("limit_settings.sql", Map.of()));
        for (String dataset : datasets()) {
            Map<String, String> more = Map.of(
                    "dataset", dataset, "sent", sent(dataset, false), "typed_columns", typedColumns(contract(dataset)));
            sql.append(fill("limit_dataset.sql", more));
        }
        return sql.toString();
    }

    /** Checks, accepted and rejected rows, star and marts, all in SQL. */
    public String sqlOnly() {
        StringBuilder sql = new StringBuilder(fill(
                "sql_only_settings.sql",
                Map.of(
                        "reference_tables", referenceTables(),
                        "region_code_in_period", select("reference/derived/region_code_in_period.sql"),
                        "region_code_verdict", select("reference/derived/region_code_verdict.sql"),
                        "worker_feature", select("reference/derived/worker_feature.sql"),
                        "files", fileRows(),
                        "categories", categoryRows())));
        for (String dataset : datasets()) {
            sql.append(fill("sql_only_" + dataset + ".sql", Map.of("sent", sent(dataset, true))));
        }
        String dimensions = DIMENSIONS.stream()
                .map(name -> "create table star." + name + " as\n" + select("dims/" + name + ".sql") + ";\n")
                .collect(Collectors.joining("\n"));
        String copies = DIMENSIONS.stream()
                .map(name -> "copy star." + name + " to '" + values.get("work") + "/star/" + name
                        + ".parquet' (format parquet, compression zstd);")
                .collect(Collectors.joining("\n"));
        sql.append(fill("sql_only_star.sql", Map.of("dimensions", dimensions, "dimension_copies", copies)));
        return sql.toString();
    }

    private List<String> datasets() {
        return DATASETS.stream()
                .filter(dataset ->
                        files.stream().anyMatch(file -> file.dataset().equals(dataset)))
                .toList();
    }

    private Contract contract(String dataset) {
        return definition.newestContracts().stream()
                .filter(contract -> contract.name().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    /** All received rows of a dataset as text. */
    private String sent(String dataset, boolean withFileName) {
        Map<InboxFile.Layout, List<Path>> byLayout = files.stream()
                .filter(file -> file.dataset().equals(dataset))
                .collect(Collectors.groupingBy(
                        InboxFile::layout,
                        LinkedHashMap::new,
                        Collectors.mapping(InboxFile::path, Collectors.toList())));
        List<String> selects = new ArrayList<>();
        byLayout.forEach((layout, paths) -> selects.add(select(contract(dataset), layout, paths, withFileName)));
        return String.join("\n    union all\n    ", selects);
    }

    private static String select(Contract contract, InboxFile.Layout layout, List<Path> paths, boolean withFileName) {
        String columns = contract.fields().stream()
                .map(Field::name)
                .map(name -> layout.columns().contains(name) ? name : "cast(null as varchar) as " + name)
                .collect(Collectors.joining(", "));
        String types = layout.columns().stream()
                .map(name -> "'" + name + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "select " + (withFileName ? "file_name, " : "") + columns + " from read_csv(" + Sql.files(paths)
                + ", auto_detect = false, header = true, quote = '\"', escape = '\"', delim = '"
                + (layout.delimiter().equals("\t") ? "\\t" : layout.delimiter()) + "', new_line = '"
                + layout.lineEnd() + "'" + (layout.isUtf8() ? "" : ", encoding = 'latin-1'")
                + (withFileName ? ", filename = 'file_name'" : "") + ", columns = " + types + ")";
    }

    private static String typedColumns(Contract contract) {
        return contract.fields().stream()
                .map(field -> switch (field.type()) {
                    case INTEGER, YEAR -> "try_cast(" + field.name() + " as bigint) as " + field.name();
                    case NUMBER -> "try_cast(" + field.name() + " as decimal(18, 2)) as " + field.name();
                    default -> field.name();
                })
                .collect(Collectors.joining(", "));
    }

    private String referenceTables() {
        return definition.reference().resources().stream()
                .map(resource -> "create table ref." + resource.name() + " as select * from read_csv("
                        + Sql.literal(definition.reference().folder().resolve(resource.path()))
                        + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = "
                        + resource.schema().fields().stream()
                                .map(field -> "'" + field.name() + "': '" + field.sqlType() + "'")
                                .collect(Collectors.joining(", ", "{", "}"))
                        + ");")
                .collect(Collectors.joining("\n"));
    }

    private String fileRows() {
        return IntStream.range(0, files.size())
                .mapToObj(i -> {
                    InboxFile file = files.get(i);
                    return "(" + Sql.literal(file.path()) + ", " + (i + 1) + ", '" + file.dataset() + "', '"
                            + file.provinceCode() + "', '" + file.period() + "', " + file.year() + ", date '"
                            + file.year() + "-12-31', " + file.personsPerRow() + ")";
                })
                .collect(Collectors.joining(",\n"));
    }

    private String categoryRows() {
        Set<String> rows = new LinkedHashSet<>();
        for (String dataset : DATASETS) {
            Contract contract = contract(dataset);
            for (Field field : contract.fields()) {
                for (Category category : field.categories()) {
                    Stream.concat(Stream.of(category.value(), category.label()), category.aliases().stream())
                            .forEach(text -> add(rows, field, text, "'" + category.value() + "'"));
                }
                if (field.type() == Field.Type.BOOLEAN) {
                    field.trueValues().forEach(text -> add(rows, field, text, "'true'"));
                    field.falseValues().forEach(text -> add(rows, field, text, "'false'"));
                }
                if (!field.categories().isEmpty()) {
                    contract.missingValues().stream()
                            .filter(text -> !text.isEmpty())
                            .forEach(text -> add(rows, field, text, "null"));
                }
            }
        }
        return String.join(",\n", rows);
    }

    private static void add(Set<String> rows, Field field, String text, String value) {
        String asLatin1 = new String(text.getBytes(GB18030), StandardCharsets.ISO_8859_1);
        for (String written : List.of(text, asLatin1)) {
            rows.add("('" + field.name() + "', " + Sql.literal(written) + ", " + value + ")");
        }
    }

    /** A SELECT of the warehouse, used without changes. */
    private String select(String file) {
        try {
            return Files.readString(warehouse.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fill(String template, Map<String, String> more) {
        String sql = resource(template);
        for (Map<String, String> known : List.of(values, more)) {
            for (Map.Entry<String, String> value : known.entrySet()) {
                sql = sql.replace("${" + value.getKey() + "}", value.getValue());
            }
        }
        if (sql.contains("${")) {
            throw new IllegalStateException(
                    template + " wants something unknown: " + sql.substring(sql.indexOf("${"), sql.indexOf("${") + 20));
        }
        return sql + "\n";
    }

    private static String resource(String name) {
        try (InputStream in = BaselineSql.class.getResourceAsStream("/bench/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No bench/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
