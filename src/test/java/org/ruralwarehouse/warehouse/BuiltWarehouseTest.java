package org.ruralwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.sql.SqlFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Properties of all tables of a warehouse that is built from a few rows. */
class BuiltWarehouseTest {

    private static final Set<String> ADDITIVITIES =
            Set.of("key", "attribute", "additive", "semi_additive", "distinct", "ratio", "non_additive");

    private static SmallWarehouse warehouse;
    private static Database release;
    private static JsonNode dictionary;

    @BeforeAll
    static void build() throws IOException {
        warehouse = SmallWarehouse.build();
        release = warehouse.open();
        dictionary =
                YAMLMapper.builder().build().readTree(Files.readString(WarehouseFolder.PATH.resolve("dictionary.yml")));
    }

    @AfterAll
    static void close() {
        if (release != null) {
            release.close();
        }
    }

    /** One column of the release. */
    private record Column(String table, String name, String type, String comment) {}

    @Test
    void runs_every_check() {
        assertThat(warehouse.checked().runs())
                .extracting(CheckResult.Run::failure)
                .containsOnlyNulls();
        assertThat(warehouse.checked().heldBy()).isEmpty();
        assertThat(warehouse.checked().tallies())
                .as("received, accepted, quarantined: the row of a prefecture is quarantined in both years")
                .containsExactlyInAnyOrder(
                        new CheckResult.Tally("employment", 6, 6, 0),
                        new CheckResult.Tally("income", 10, 8, 2),
                        new CheckResult.Tally("infrastructure", 4, 4, 0),
                        new CheckResult.Tally("monitoring", 4, 4, 0));
    }

    @Test
    void passes_every_data_test() {
        assertThat(warehouse.modelled().brokenTests()).isEmpty();
    }

    @Test
    void reference_periods_are_those_of_the_program() {
        List<String> periods = release.query(
                "select period, period_type, period_start, period_end, previous_period from ref.period", row -> {
                    Period period = Period.parse(row.getString(1)).orElseThrow();
                    assertThat(period.type().name()).isEqualToIgnoringCase(row.getString(2));
                    assertThat(List.of(period.start(), period.end()))
                            .containsExactly(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class));
                    assertThat(row.getString(5))
                            .isEqualTo(
                                    (period.end().getYear() - 1) + period.text().substring(4));
                    return period.text();
                });
        assertThat(periods).hasSize(100 * (1 + 4 + 12));
        try (Database staging = warehouse.newStagingDatabase()) {
            assertThat(staging.queryStrings("select submission_key from landed.submission anti join ref.period using"
                            + " (period, period_type, period_start, period_end, date_key, period_year, months_elapsed,"
                            + " previous_period)"))
                    .isEmpty();
        }
    }

    @Test
    void builds_a_table_for_every_model() {
        assertThat(release.queryStrings("select model_name from meta.model"))
                .containsExactlyInAnyOrderElementsOf(WarehouseFolder.models().keySet());
        assertThat(WarehouseFolder.sql("facts"))
                .allSatisfy(fact -> assertThat(release.queryLong("select count(*) from star." + fact.name()))
                        .as("rows of %s", fact.name())
                        .isPositive());
    }

    @Test
    void has_unique_and_non_null_grains() {
        WarehouseFolder.models().forEach((table, file) -> {
            List<String> grain = grain(file);
            String columns = String.join(", ", grain);
            assertThat(release.queryLong("select count(*) from (select " + columns + " from " + table + " group by "
                            + columns + " having count(*) > 1)"))
                    .as("%s: duplicate %s", table, grain)
                    .isZero();
            assertThat(release.queryLong("select count(*) from " + table + " where "
                            + grain.stream().map(column -> column + " is null").collect(Collectors.joining(" or "))))
                    .as("%s: null in %s", table, grain)
                    .isZero();
        });
    }

    @Test
    void names_columns_in_ascii_snake_case() {
        assertThat(columns("star", "mart", "meta")).allSatisfy(column -> assertThat(column.name())
                .as("a column of %s", column.table())
                .matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @Test
    void uses_only_types_that_every_tool_and_driver_reads() {
        assertThat(columns("star", "mart", "meta"))
                .filteredOn(column -> !ModelRules.isReadableEverywhere(column.type()))
                .isEmpty();
    }

    @Test
    void classifies_wide_and_engine_specific_types_as_not_portable() {
        assertThat(List.of("HUGEINT", "ENUM('a', 'b')", "TIMESTAMP WITH TIME ZONE", "DECIMAL(38,2)", "BIGINT[]"))
                .noneMatch(ModelRules::isReadableEverywhere);
        assertThat(List.of("BIGINT", "DECIMAL(18,2)", "TIMESTAMP")).allMatch(ModelRules::isReadableEverywhere);
    }

    @Test
    void has_every_column_in_the_dictionary_with_its_type() {
        assertThat(columns("star", "mart", "meta")).allSatisfy(column -> assertThat(
                        dictionary.path(column.name()).path("type").asString("absent"))
                .as("type in the dictionary of %s.%s", column.table(), column.name())
                .isEqualTo(column.type()));
    }

    /** Columns that the texts in the header of a check mention. */
    private static Stream<String> parameters(SqlFile check) {
        return check.header().path("parameters").propertyNames().stream();
    }

    @Test
    void describes_every_table_and_column_of_a_release() {
        assertThat(release.queryStrings("""
                        select schema_name || '.' || table_name from duckdb_tables()
                        where database_name = current_database() and coalesce(comment, '') = ''
                        """)).isEmpty();
        assertThat(release.queryStrings("""
                        select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()
                        where database_name = current_database() and not internal and coalesce(comment, '') = ''
                        """)).isEmpty();
    }

    @Test
    void has_no_unused_dictionary_entry() {
        Set<String> used =
                columns("star", "mart", "meta").stream().map(Column::name).collect(Collectors.toSet());
        Set<String> unused = new TreeSet<>(dictionary.propertyNames());
        unused.removeAll(used);
        assertThat(unused).isEmpty();
    }

    @Test
    void has_complete_dictionary_entries() {
        Map<String, String> wrong = new LinkedHashMap<>();
        dictionary.properties().forEach(entry -> {
            JsonNode column = entry.getValue();
            String additivity = column.path("additivity").asString("");
            boolean hasUnit = !column.path("unit").asString("").isBlank();
            if (column.path("zh").asString("").isBlank()
                    || column.path("en").asString("").isBlank()) {
                wrong.put(entry.getKey(), "lacks a meaning in one of the two languages");
            } else if (!ADDITIVITIES.contains(additivity)) {
                wrong.put(entry.getKey(), "has no known additivity");
            } else if (hasUnit && Set.of("key", "attribute").contains(additivity)) {
                wrong.put(entry.getKey(), "has a unit but is no measure");
            } else if (!hasUnit && !Set.of("key", "attribute", "non_additive").contains(additivity)) {
                wrong.put(entry.getKey(), "is a sum or a quotient without a unit");
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void refers_only_to_existing_keys_in_the_dictionary() {
        Set<String> places = columns("star").stream()
                .map(column -> column.table() + "." + column.name())
                .collect(Collectors.toSet());
        List<String> targets = new ArrayList<>();
        dictionary.forEach(column -> {
            if (column.has("references")) {
                targets.add(column.path("references").asString());
            }
        });
        assertThat(targets).isNotEmpty();
        assertThat(places).containsAll(targets);
    }

    @Test
    void comments_every_column_of_the_models() {
        assertThat(columns("star", "mart")).allSatisfy(column -> assertThat(column.comment())
                .as("comment on %s.%s", column.table(), column.name())
                .isNotBlank());
    }

    @Test
    void uses_no_empty_units() {
        assertThat(release.queryStrings("select distinct unit from meta.data_column where unit is not null"))
                .isNotEmpty()
                .allMatch(unit -> unit.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void stores_no_ratio_in_facts() {
        assertThat(columns("star"))
                .filteredOn(column -> column.table().startsWith("star.fct_"))
                .noneMatch(column -> dictionary
                        .path(column.name())
                        .path("additivity")
                        .asString()
                        .equals("ratio"));
    }

    @Test
    void returns_finding_columns_from_every_check() {
        Set<String> known = Set.of(
                "submission_key",
                "source_line",
                "column_name",
                "value_found",
                "value_expected",
                "dataset",
                "period",
                "province_code");
        try (Database database = warehouse.newStagingDatabase()) {
            for (String folder : List.of("checks/quality", "checks/macro")) {
                for (SqlFile check : WarehouseFolder.sql(folder)) {
                    List<String> columns =
                            database.queryStrings("select column_name from (describe " + check.sql() + ")");
                    assertThat(columns)
                            .as("columns of %s", check.path())
                            .startsWith("submission_key", "source_line")
                            .isSubsetOf(Stream.concat(known.stream(), parameters(check))
                                    .toList())
                            .containsAll(parameters(check).toList());
                }
            }
        }
    }

    @Test
    void answers_every_sample_query() {
        assertThat(WarehouseFolder.sql("queries")).allSatisfy(query -> {
            List<String> columns = release.queryStrings("select column_name from (describe " + query.sql() + ")");
            assertThat(columns).as("columns of %s", query.path()).isNotEmpty();
            release.queryLong("select count(*) from (" + query.sql() + ")");
        });
    }

    private static List<String> grain(SqlFile file) {
        List<String> columns = new ArrayList<>();
        file.header().path("grain").forEach(column -> columns.add(column.asString()));
        return columns;
    }

    private static List<Column> columns(String... schemas) {
        String in = String.join("', '", schemas);
        return release.query(
                "select schema_name || '.' || table_name, column_name, data_type, coalesce(comment, '')"
                        + " from duckdb_columns() where database_name = current_database() and schema_name in ('" + in
                        + "') order by all",
                row -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }
}
