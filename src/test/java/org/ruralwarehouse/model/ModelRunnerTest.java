package org.ruralwarehouse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.SubmissionScope;
import org.ruralwarehouse.model.documentation.Dictionary;
import org.ruralwarehouse.model.documentation.Documentation;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.TinyWarehouse;

class ModelRunnerTest {

    private static final String DICTIONARY = """
            orchard_key: { type: BIGINT, zh: 果园, en: Orchard, additivity: key,
                references: star.dim_orchard.orchard_key }
            trees: { type: BIGINT, zh: 株数, en: Trees, unit: tree, additivity: additive }
            """;

    private final TinyWarehouse warehouse;
    private final Database database;

    ModelRunnerTest(@TempDir Path temp) {
        warehouse = new TinyWarehouse(temp.resolve("warehouse"))
                .file("dims/dim_orchard.sql", model("[orchard_key]", "select 7::bigint as orchard_key"))
                .file(
                        "facts/fct_orchard.sql",
                        model("[orchard_key]", "select orchard_key, 5::bigint as trees from star.dim_orchard"))
                .file(
                        "marts/mart_orchard.sql",
                        model("[]", "select sum(trees)::bigint as trees from star.fct_orchard"));
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String model(String grain, String sql) {
        return "/*\ndescription: It's a model\ndescription_zh: 模型\ngrain: " + grain + "\n*/\n" + sql + ";\n";
    }

    private List<ModelResult.Table> run() {
        return new ModelRunner(database, warehouse.folder(), new LandingZone(List.of()), PreviousResults.none())
                .run(table -> {});
    }

    private void document(String dictionary) {
        ModelRunner runner =
                new ModelRunner(database, warehouse.folder(), new LandingZone(List.of()), PreviousResults.none());
        runner.run(table -> {});
        database.execute("create schema meta");
        warehouse.file("dictionary.yml", dictionary);
        new Documentation(database, Dictionary.read(warehouse.folder().resolve("dictionary.yml")), runner.models())
                .write();
    }

    @Test
    void builds_one_table_per_file_in_dependency_order() {
        List<String> progress = new ArrayList<>();
        List<ModelResult.Table> tables = new ModelRunner(
                        database, warehouse.folder(), new LandingZone(List.of()), PreviousResults.none())
                .run(progress::add);

        assertThat(progress).containsExactly("star.dim_orchard", "star.fct_orchard", "mart.mart_orchard");
        assertThat(tables).extracting(ModelResult.Table::name).isEqualTo(progress);
        assertThat(tables).extracting(ModelResult.Table::rows).containsExactly(1L, 1L, 1L);
        assertThat(database.queryLong("select trees from mart.mart_orchard")).isEqualTo(5);
    }

    @Test
    void orders_a_dimension_that_reads_a_mart() {
        warehouse.file("dims/dim_best.sql", model("[]", "select trees from mart.mart_orchard"));

        assertThat(run()).extracting(ModelResult.Table::name).endsWith("star.dim_best");
    }

    @Test
    void reports_data_tests_that_return_rows() {
        run();
        warehouse
                .file("tests/fct_orchard__has_trees.sql", model("[]", "select 1 from star.fct_orchard where trees < 1"))
                .file("tests/fct_orchard__has_many.sql", model("[]", "select 1 from star.fct_orchard where trees < 9"))
                .file("tests/fct_orchard/case/expect.csv", "x\n");

        assertThat(new DataTests(database).run(warehouse.folder().resolve("tests"), SubmissionScope.all()))
                .containsExactly(new ModelResult.BrokenTest("fct_orchard__has_many", "It's a model", 1, List.of()));
    }

    @Test
    void runs_incremental_data_tests_only_on_changed_submissions() {
        run();
        for (String schema : List.of("ref", "landed", "accepted", "prepared")) {
            database.execute("create schema " + schema);
        }
        database.execute("create table star.fct_pear as select unnest([1, 2])::bigint as submission_key");
        String bad = "select 1 from star.fct_pear where submission_key in (select submission_key from star.fct_pear)";
        warehouse
                .file("tests/fct_pear__of_all.sql", model("[]", bad))
                .file(
                        "tests/fct_pear__of_parts.sql",
                        "/*\ndescription: In parts\nincremental_by: submission_key\n*/\n" + bad);
        DataTests tests = new DataTests(database);
        Path folder = warehouse.folder().resolve("tests");

        assertThat(tests.run(folder, SubmissionScope.of(Set.of(2L))))
                .containsExactly(
                        new ModelResult.BrokenTest("fct_pear__of_all", "It's a model", 2, List.of()),
                        new ModelResult.BrokenTest("fct_pear__of_parts", "In parts", 1, List.of()));
        assertThat(tests.run(folder, SubmissionScope.of(Set.of())))
                .containsExactly(new ModelResult.BrokenTest("fct_pear__of_all", "It's a model", 2, List.of()));
        assertThat(tests.run(folder, SubmissionScope.all()))
                .extracting(ModelResult.BrokenTest::rows)
                .containsExactly(2L, 2L);
    }

    @Test
    void accepts_a_warehouse_without_data_tests() {
        assertThat(new DataTests(database).run(warehouse.folder().resolve("tests"), SubmissionScope.all()))
                .isEmpty();
    }

    private static String withMeta(String dictionary) {
        StringBuilder all = new StringBuilder(dictionary);
        String metaColumns =
                "model_name description_zh description_en grain depends_on sql table_name column_name data_type"
                        + " name_zh name_en unit additivity from_table from_column to_table to_column";
        for (String column : metaColumns.split(" ")) {
            all.append(column).append(": { type: VARCHAR, zh: 说明, en: Description, additivity: attribute }\n");
        }
        return all.toString();
    }

    @Test
    void comments_every_column_with_its_dictionary_entry() {
        document(withMeta(DICTIONARY));

        assertThat(database.queryStrings(
                        "select comment from duckdb_columns() where table_name = 'fct_orchard' order by column_index"))
                .containsExactly("果园 / Orchard → star.dim_orchard.orchard_key", "株数 / Trees [tree, additive]");
        assertThat(database.queryStrings("select comment from duckdb_tables() where table_name = 'fct_orchard'"))
                .singleElement()
                .asString()
                .contains("It's a model");
    }

    @Test
    void stores_models_and_relationships_in_tables() {
        document(withMeta(DICTIONARY));

        assertThat(database.queryStrings("select model_name || ' <- ' || depends_on from meta.model order by 1"))
                .containsExactly(
                        "mart.mart_orchard <- star.fct_orchard",
                        "star.dim_orchard <- ",
                        "star.fct_orchard <- star.dim_orchard");
        assertThat(database.queryStrings(
                        "select concat_ws(' ', from_table, from_column, to_table, to_column) from meta.relationship"))
                .containsExactly("star.fct_orchard orchard_key star.dim_orchard orchard_key");
    }

    @Test
    void reports_all_columns_that_are_missing_or_have_another_type() {
        DefinitionException exception = catchThrowableOfType(
                DefinitionException.class,
                () -> document(withMeta(DICTIONARY
                        .replace("type: BIGINT, zh: 株数", "type: INTEGER, zh: 株数")
                        .replace("orchard_key: {", "orchard_id: {"))));

        assertThat(exception.problems())
                .hasSize(3)
                .anySatisfy(p -> assertThat(p.toString()).contains("orchard_key", "is not in the dictionary"))
                .anySatisfy(p -> assertThat(p.toString()).contains("star.fct_orchard.trees", "BIGINT", "INTEGER"))
                .anySatisfy(p -> assertThat(p.toString()).contains("mart.mart_orchard.trees"));
    }

    @Test
    void rejects_a_duplicate_dictionary_entry() {
        assertThatThrownBy(() -> document(withMeta(DICTIONARY + DICTIONARY)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("orchard_key");
    }

    @Test
    void reports_the_line_of_invalid_yaml() {
        assertThatThrownBy(() -> document("trees: [\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("line ");
    }

    @Test
    void rejects_an_incremental_model_that_reads_rows_of_several_submissions() {
        database.execute("create schema accepted");
        database.execute("create table accepted.duplicate_fruit (submission_key bigint)");
        incrementalModel("submission_key", "select submission_key from accepted.duplicate_fruit");

        assertThatThrownBy(this::run)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("fct_fruit.sql")
                .hasMessageContaining("accepted.duplicate_fruit contains rows of several submissions");
    }

    @Test
    void rejects_incremental_by_another_column() {
        incrementalModel("province_code", "select 1 as submission_key");

        assertThatThrownBy(this::run)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("must be submission_key or left out, not province_code");
    }

    private void incrementalModel(String column, String sql) {
        warehouse.file(
                "facts/fct_fruit.sql",
                "/*\ndescription: Fruit\ndescription_zh: 果\ngrain: []\nincremental_by: " + column + "\n*/\n" + sql);
    }
}
