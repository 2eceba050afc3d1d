package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.release.ReleaseManifest.Input;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.testing.PreviousReleases;

class PreparedTablesTest {

    private static final Predicate<SqlFile> ORCHARD = PreparedTables.ofDatasets(Set.of("orchard"));
    private static final String TREES = "select submission_key || ': ' || trees from prepared.trees order by all";

    private final Database database;
    private final Path checks;
    private final Path release;
    private final ReusableFiles exported;

    PreparedTablesTest(@TempDir Path temp) throws IOException {
        database = Database.inMemory(new DuckDbSettings(1, "100MiB", temp.resolve("spill"), "v1.4.0"));
        checks = temp.resolve("checks");
        release = temp.resolve("release");
        exported = new ReusableFiles(release.resolve(ReusableFiles.IN_RELEASE));
        Files.createDirectories(exported.preparedTables());
        Files.createDirectories(checks.resolve("prepared"));
        write(
                "trees",
                "incremental_by: submission_key",
                "select submission_key, cast(sum(trees) as bigint) as trees from landed.orchard group by all");
        write("all_trees", "", "select sum(trees) as trees from prepared.trees");
        database.execute("create schema landed");
        database.execute(
                "create table landed.orchard as select * from (values (1, 10), (1, 20), (2, 40)) as t(submission_key,"
                        + " trees)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void reuses_rows_of_unchanged_submissions_and_computes_the_others() {
        exportPrevious();
        // If submission 1 were computed again, its value would change; 2 is removed, 3 is new.
        database.execute("update landed.orchard set trees = 1000 where submission_key = 1");
        database.execute("delete from landed.orchard where submission_key = 2");
        database.execute("insert into landed.orchard values (3, 7)");

        create(ORCHARD, submission1IsUnchanged());

        assertThat(database.queryStrings(TREES)).isEqualTo(List.of("1: 30", "3: 7"));
        assertThat(database.queryLong("select trees from prepared.all_trees")).isEqualTo(37);
    }

    @Test
    void computes_all_rows_without_a_previous_export() {
        create(ORCHARD, submission1IsUnchanged());

        assertThat(database.queryStrings(TREES)).isEqualTo(List.of("1: 30", "2: 40"));
    }

    @Test
    void computes_all_rows_when_no_submission_is_unchanged() {
        exportPrevious();
        database.execute("update landed.orchard set trees = 1");

        create(ORCHARD, PreviousReleases.of(release, List.of(), List.of()));

        assertThat(database.queryStrings(TREES)).isEqualTo(List.of("1: 2", "2: 1"));
    }

    @Test
    void exports_only_tables_that_are_incremental_by_submission() throws IOException {
        exportPrevious();

        try (var files = Files.list(exported.preparedTables())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("trees.parquet");
        }
    }

    @Test
    void rejects_incremental_by_another_column() throws IOException {
        write("trees", "incremental_by: county", "select 1 as county");

        assertThatThrownBy(() -> new PreparedTables(database).export(checks, ORCHARD, exported))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("submission_key");
    }

    @Test
    void rejects_a_column_type_that_parquet_does_not_preserve() throws IOException {
        write(
                "trees",
                "incremental_by: submission_key",
                "select submission_key, sum(trees) as trees from landed.orchard group by all");

        assertThatThrownBy(this::exportPrevious)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("trees.sql")
                .hasMessageContaining("cast it to bigint");
    }

    @Test
    void materializes_tables_of_checked_datasets_and_of_no_dataset() throws IOException {
        Files.writeString(
                checks.resolve("prepared/trunks.sql"),
                "/*\ndescription: of no dataset\n*/\nselect trees from landed.orchard\n");

        create(PreparedTables.ofDatasets(Set.of("vineyard")), PreviousResults.none());
        database.execute("delete from landed.orchard");

        assertThat(database.queryLong("select count(*) from prepared.trees"))
                .as("computed on demand")
                .isZero();
        assertThat(database.queryLong("select count(*) from prepared.trunks")).isEqualTo(3);
    }

    private void create(Predicate<SqlFile> isNeeded, PreviousResults previous) {
        new PreparedTables(database).create(checks, isNeeded, previous);
    }

    private PreviousResults submission1IsUnchanged() {
        List<Input> unchanged = List.of(PreviousReleases.input(1, "530000", 10, "landed"));
        return PreviousReleases.of(release, unchanged, unchanged);
    }

    private void exportPrevious() {
        create(ORCHARD, PreviousResults.none());
        new PreparedTables(database).export(checks, ORCHARD, exported);
        database.execute("drop schema prepared cascade");
    }

    private void write(String name, String header, String sql) throws IOException {
        Files.writeString(
                checks.resolve("prepared").resolve(name + ".sql"),
                "/*\ndataset: orchard\n" + header + "\n*/\n" + sql + "\n");
    }
}
