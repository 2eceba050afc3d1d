package org.ruralwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.SqlFile;
import tools.jackson.databind.JsonNode;

/** Conventions of all SQL files in the warehouse folder, checked without building anything. */
class WarehouseModelsTest {

    private static final String WORDS = "[a-z][a-z0-9]*(_[a-z0-9]+)*";
    private static final Set<String> DATASETS = new WarehouseDefinitionReader(WarehouseFolder.PATH)
            .read().contracts().stream().map(Contract::name).collect(Collectors.toSet());

    private static Database database;

    @BeforeAll
    static void open() {
        database = WarehouseFolder.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void models_declare_descriptions_in_two_languages_and_a_grain() {
        assertThat(problems(WarehouseFolder.models().values(), file -> {
                    List<String> wrong =
                            new ArrayList<>(ModelRules.missingInHeader(file, "description", "description_zh", "grain"));
                    if (!file.header().path("grain").isArray()) {
                        wrong.add(file.path() + ": grain must be a list of columns");
                    }
                    return wrong;
                }))
                .isEmpty();
    }

    @Test
    void models_are_in_the_folder_of_their_kind() {
        assertThat(problems(WarehouseFolder.sql("dims"), f -> ModelRules.misnamed(f, "dim_" + WORDS)))
                .isEmpty();
        assertThat(problems(WarehouseFolder.sql("facts"), f -> ModelRules.misnamed(f, "fct_" + WORDS)))
                .isEmpty();
        String topicByGrain = "mart_" + WORDS + "_by_" + WORDS;
        // all quoted figures in one table: the union of the files in figures
        assertThat(problems(
                        WarehouseFolder.sql("marts"),
                        f -> ModelRules.misnamed(f, topicByGrain + "|mart_headline_figure")))
                .isEmpty();
        assertThat(problems(WarehouseFolder.sql("figures"), f -> ModelRules.misnamed(f, "headline_" + WORDS)))
                .isEmpty();
    }

    @Test
    void models_are_one_select_that_reads_only_upstream_schemas() {
        assertThat(misread("dims", Set.of("ref", "landed.submission"))).isEmpty();
        Set<String> dimensions = WarehouseFolder.sql("dims").stream()
                .map(file -> "star." + file.name())
                .collect(Collectors.toCollection(TreeSet::new));
        dimensions.addAll(Set.of("ref", "accepted", "landed.submission", "prepared"));
        assertThat(misread("facts", dimensions)).isEmpty();
        assertThat(misread("marts", Set.of("ref", "star", "mart"))).isEmpty();
        assertThat(misread("figures", Set.of("ref", "star", "mart"))).isEmpty();
    }

    @Test
    void prepared_tables_of_facts_read_accepted_rows() {
        assertThat(problems(
                        WarehouseFolder.sql("facts/prepared"),
                        f -> ModelRules.missingInHeader(f, "dataset", "description", "description_zh")))
                .isEmpty();
        assertThat(misread("facts/prepared", Set.of("ref", "accepted", "landed.submission")))
                .isEmpty();
    }

    @Test
    void prepared_tables_of_checks_read_landed_rows() {
        assertThat(problems(
                        WarehouseFolder.sql("checks/prepared"),
                        f -> ModelRules.missingInHeader(f, "description", "description_zh")))
                .isEmpty();
        assertThat(WarehouseFolder.sql("checks/prepared"))
                .allSatisfy(file -> assertDatasetAndName(file, file.text("dataset") + "_" + WORDS));
        assertThat(misread("checks/prepared", Set.of("ref", "landed", "prepared")))
                .isEmpty();
    }

    /** Duplicates across submissions change with other submissions and must not be reused per submission. */
    @Test
    void prepared_tables_per_submission_read_no_duplicates_across_submissions() {
        List<SqlFile> bySubmission = WarehouseFolder.sql("checks/prepared").stream()
                .filter(SqlFile::isIncremental)
                .toList();
        assertThat(bySubmission).isNotEmpty();
        assertThat(bySubmission)
                .allSatisfy(file -> assertThat(file.sql()).as(file.name()).doesNotContain("landed.duplicate_"));
    }

    @Test
    void derived_reference_lists_read_only_reference_lists() {
        List<SqlFile> derived = WarehouseFolder.sql("reference/derived");
        assertThat(problems(derived, f -> ModelRules.missingInHeader(f, "description", "description_zh", "grain")))
                .isEmpty();
        assertThat(misread("reference/derived", Set.of("ref"))).isEmpty();
    }

    @Test
    void sample_queries_are_described_in_two_languages_and_read_published_tables() {
        assertThat(WarehouseFolder.sql("queries")).isNotEmpty();
        assertThat(problems(
                        WarehouseFolder.sql("queries"), f -> ModelRules.missingInHeader(f, "question", "question_zh")))
                .isEmpty();
        assertThat(problems(WarehouseFolder.sql("queries"), f -> ModelRules.misnamed(f, WORDS)))
                .isEmpty();
        assertThat(misread("queries", Set.of("star", "mart"))).isEmpty();
    }

    @Test
    void checks_declare_a_code_and_a_fix() {
        assertThat(problems(
                        checks(),
                        f -> ModelRules.missingInHeader(f, "code", "severity", "zh", "en", "fix_zh", "fix_en")))
                .isEmpty();
        assertThat(checks()).allSatisfy(file -> {
            assertThat(file.text("code")).as("code of %s", file.path()).matches(WORDS);
            assertThat(file.text("severity")).as("severity of %s", file.path()).isIn("error", "warning", "info");
        });
        assertThat(WarehouseFolder.sql("checks/macro")).allSatisfy(file -> assertThat(file.text("effect"))
                .as("effect of %s", file.path())
                .isIn("report", "hold"));
    }

    @Test
    void checks_are_named_after_their_dataset_and_claim() {
        assertThat(checks()).allSatisfy(file -> assertDatasetAndName(file, file.text("dataset") + "__" + WORDS));
    }

    private static void assertDatasetAndName(SqlFile file, String nameOfOne) {
        if (!file.text("dataset").isEmpty()) {
            assertThat(DATASETS).as("datasets, of which %s", file.path()).contains(file.text("dataset"));
            assertThat(file.name()).as("name of %s", file.path()).matches(nameOfOne);
            return;
        }
        assertThat(file.name()).as("name of %s, of no dataset", file.path()).matches(WORDS);
        Set<String> read = SelectTree.of(database, file.sql()).tables();
        assertThat(DATASETS)
                .as("datasets that %s reads, of no dataset", file.path())
                .filteredOn(dataset -> read.contains("landed." + dataset))
                .satisfies(datasets -> assertThat(datasets.size()).isNotEqualTo(1));
    }

    @Test
    void quality_checks_read_landed_rows_and_macro_checks_accepted_rows() {
        assertThat(misread("checks/quality", Set.of("ref", "landed", "prepared")))
                .isEmpty();
        assertThat(misread("checks/macro", Set.of("ref", "accepted", "landed.submission", "prepared")))
                .isEmpty();
    }

    @Test
    void data_tests_read_their_model() {
        List<SqlFile> tests = WarehouseFolder.sql("tests");
        assertThat(problems(tests, f -> ModelRules.missingInHeader(f, "description")))
                .isEmpty();
        assertThat(problems(tests, f -> ModelRules.misnamed(f, WORDS + "__" + WORDS)))
                .isEmpty();
        assertThat(misread("tests", Set.of("ref", "landed", "accepted", "star", "mart")))
                .isEmpty();
        assertThat(tests).allSatisfy(file -> {
            String model = file.name().substring(0, file.name().indexOf("__"));
            Set<String> reads = SelectTree.of(database, file.sql()).tables();
            assertThat(reads)
                    .as("tables that %s reads: its model among them", file.path())
                    .containsAnyOf("star." + model, "mart." + model);
        });
    }

    @Test
    void every_fact_has_a_worked_example_and_a_data_test() throws IOException {
        Set<String> tested = WarehouseFolder.sql("tests").stream()
                .map(file -> file.name().replaceFirst("__.*", ""))
                .collect(Collectors.toSet());
        List<SqlFile> facts = WarehouseFolder.sql("facts");
        assertThat(facts).isNotEmpty();
        for (SqlFile fact : facts) {
            assertThat(tested).as("models with a data test").contains(fact.name());
            Path cases = WarehouseFolder.PATH.resolve("tests").resolve(fact.name());
            assertThat(cases).isDirectory();
            try (Stream<Path> entries = Files.list(cases)) {
                assertThat(entries.filter(Files::isDirectory))
                        .as("cases of %s", fact.name())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void every_fact_has_its_source_line_in_the_grain() {
        assertThat(WarehouseFolder.sql("facts")).allSatisfy(fact -> {
            List<String> grain = new ArrayList<>();
            for (JsonNode column : fact.header().path("grain")) {
                grain.add(column.asString());
            }
            assertThat(grain).as("grain of %s", fact.path()).contains("submission_key", "source_line");
        });
    }

    @Test
    void every_rule_reports_a_violation(@TempDir Path folder) throws IOException {
        SqlFile bare = sql(folder, "fct_Bare.sql", "description: x", "select * from star.dim_a, b, 'c.csv'");
        assertThat(ModelRules.missingInHeader(bare, "description", "grain"))
                .singleElement()
                .asString()
                .endsWith("the header lacks grain");
        assertThat(ModelRules.misnamed(bare, "fct_" + WORDS)).hasSize(1);
        assertThat(ModelRules.misread(bare, database, Set.of("star.dim_b")))
                .satisfiesExactly(
                        b -> assertThat(b).endsWith("b is no CTE; tables are written schema.table"),
                        c -> assertThat(c).endsWith("c.csv is no CTE; tables are written schema.table"),
                        a -> assertThat(a).endsWith("must not read star.dim_a"));

        SqlFile two = sql(folder, "fct_two.sql", "description: x", "select 1 as a; select 2 as b");
        assertThat(ModelRules.misread(two, database, Set.of()))
                .singleElement()
                .asString()
                .contains("is not one SELECT: 2 statements");
        SqlFile drop = sql(folder, "fct_drop.sql", "description: x", "drop table star.dim_a");
        assertThat(ModelRules.misread(drop, database, Set.of()))
                .singleElement()
                .asString()
                .contains("is not one SELECT: Only SELECT");

        SqlFile good = sql(folder, "fct_good.sql", "description: x", "with b as (select 1 as a) select a from b");
        assertThat(ModelRules.misread(good, database, Set.of())).isEmpty();
    }

    private static SqlFile sql(Path folder, String name, String header, String select) throws IOException {
        Files.writeString(folder.resolve(name), "/*\n" + header + "\n*/\n" + select + "\n");
        return SqlFile.readAll(folder).stream()
                .filter(file -> file.path().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<SqlFile> checks() {
        return Stream.concat(
                        WarehouseFolder.sql("checks/quality").stream(), WarehouseFolder.sql("checks/macro").stream())
                .toList();
    }

    private static List<String> misread(String folder, Set<String> mayRead) {
        return problems(WarehouseFolder.sql(folder), file -> ModelRules.misread(file, database, mayRead));
    }

    /** A rule for one file. */
    private interface Rule {
        List<String> problems(SqlFile file);
    }

    private static List<String> problems(Iterable<SqlFile> files, Rule rule) {
        List<String> problems = new ArrayList<>();
        files.forEach(file -> problems.addAll(rule.problems(file)));
        return problems;
    }
}
