package org.ruralwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.submission.LandingZone;

/** Runs every worked example in {@code warehouse/tests/<model>/<case>}. */
class WarehouseCasesTest {

    private static final Path EXAMPLES = WarehouseFolder.PATH.resolve("tests");

    private static Database database;

    @BeforeAll
    static void create_the_reference_lists() {
        database = WarehouseFolder.newDatabase();
        new StagingDatabase(
                        database,
                        new WarehouseDefinitionReader(WarehouseFolder.PATH).read(),
                        new LandingZone(List.of()))
                .create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> runs_every_worked_example() throws IOException {
        Map<String, SqlFile> byName = modelsAndChecks();
        return folders(EXAMPLES).stream().flatMap(model -> {
            SqlFile file = byName.get(model.getFileName().toString());
            assertThat(file).as("%s is not named after a model or check", model).isNotNull();
            List<Path> cases = folders(model);
            assertThat(cases).as("%s has no case", model).isNotEmpty();
            return cases.stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            file.name() + ": " + folder.getFileName().toString().replace('_', ' '),
                            () -> assertExpectedRows(new WorkedExample(file, folder))));
        });
    }

    @Test
    void shows_the_rows_of_a_failing_example(@TempDir Path scratch) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("case"));
        Files.writeString(folder.resolve("given_star.fct_fruit.csv"), "kilograms:BIGINT,owner:VARCHAR\n3,a\n4,\n");
        Files.writeString(folder.resolve("expect.csv"), "\"kilograms:DECIMAL(18,2)\"\n8\n");
        WorkedExample example = new WorkedExample(
                sql(scratch, "select sum(kilograms) as kilograms, count(owner) as owners from star.fct_fruit"), folder);

        assertThatThrownBy(() -> assertExpectedRows(example))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[\"7.00\"]")
                .hasMessageContaining("[\"8.00\"]");
        assertThat(new WorkedExample(sql(scratch, "select kilograms from star.fct_fruit where owner is null"), folder)
                        .run(database)
                        .actual())
                .containsExactly(List.of("4.00"));
    }

    @Test
    void requires_exactly_the_tables_that_a_model_reads(@TempDir Path scratch) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("case"));
        Files.writeString(folder.resolve("given_star.fct_fruit.csv"), "kilograms:BIGINT\n3\n");
        Files.writeString(folder.resolve("expect.csv"), "kilograms:BIGINT\n3\n");
        WorkedExample example =
                new WorkedExample(sql(scratch, "select kilograms from star.fct_stone, ref.sex"), folder);

        assertThatThrownBy(() -> example.run(database))
                .hasMessageContaining("the model also reads [star.fct_stone], which is not given")
                .hasMessageContaining("it does not read [star.fct_fruit], which is");
    }

    private static void assertExpectedRows(WorkedExample example) {
        WorkedExample.Outcome outcome = example.run(database);
        assertThat(outcome.actual())
                .as("rows of %s in %s, columns %s", example.model().name(), example.folder(), outcome.columns())
                .containsExactlyInAnyOrderElementsOf(outcome.expected());
    }

    private static Map<String, SqlFile> modelsAndChecks() {
        Map<String, SqlFile> files = new TreeMap<>();
        for (String folder :
                List.of("reference/derived", "dims", "facts", "marts", "figures", "checks/quality", "checks/macro")) {
            WarehouseFolder.sql(folder).forEach(file -> files.put(file.name(), file));
        }
        return files;
    }

    private static SqlFile sql(Path scratch, String select) throws IOException {
        Path models = Files.createDirectories(scratch.resolve("models"));
        Files.writeString(models.resolve("fct_fruit.sql"), "/*\ndescription: fruit\n*/\n" + select + ";\n");
        return SqlFile.readAll(models).get(0);
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
