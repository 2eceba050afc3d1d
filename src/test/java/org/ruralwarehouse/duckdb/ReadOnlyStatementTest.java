package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that a user with read access may execute. */
class ReadOnlyStatementTest {

    private static Optional<String> rejection(String sql) {
        try (Database database = Database.empty()) {
            return new ReadOnlyStatement(sql).rejectionReason(database);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1;",
                "-- how many\nselect 'a;b' as \"c;d\"",
                "with a as (select 1) from a",
                "from range(3)",
                "values (1), (2)",
                "describe select 1",
                "show tables",
                "summarize select 1",
                "explain select 1",
                "/* why so slow? */ explain analyze select 1;",
                "explain (format json) select 1",
                "pragma show_tables;",
                "pragma table_info('plum')",
                "pivot range(3) on range"
            })
    void accepts_one_statement_that_returns_rows(String sql) {
        assertThat(rejection(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'file'",
                "/* harmless */ copy (select 1) to 'file'",
                "explain analyze copy (select 1) to 'file'",
                "create table plum (i int)",
                "with a as (select 1) insert into plum from a",
                "attach 'file'",
                "set threads = 1",
                "pragma threads = 1",
                "pragma show_tables; copy (select 1) to 'file'",
                "pivot plum on i; copy (select 1) to 'file'",
                "install httpfs",
                "call duckdb_settings()"
            })
    void rejects_any_other_statement(String sql) {
        assertThat(rejection(sql))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Not a statement that returns"));
    }

    @Test
    void rejects_several_statements() {
        assertThat(rejection("select 1; select 2; explain select 3")).isPresent();
        assertThat(rejection("select 1; select 2")).hasValue("2 statements instead of one; remove the others");
        assertThat(rejection("explain select 1; select 2")).hasValue("2 statements instead of one; remove the others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ;", "-- select 1"})
    void rejects_an_empty_text(String sql) {
        assertThat(rejection(sql)).hasValue("There is no statement; write one");
    }

    @Test
    void leaves_a_syntax_error_to_duckdb_which_reports_its_position() {
        assertThat(rejection("selec 1")).isEmpty();
    }

    @Test
    void a_confined_database_reads_only_its_folders_and_cannot_lift_the_restriction(@TempDir Path folder)
            throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.writeString(open.resolve("plum.csv"), "i\n7\n");
        Files.writeString(folder.resolve("secret.csv"), "i\n8\n");
        try (Database database = Database.empty()) {
            database.confine(List.of(open));

            assertThat(database.queryLong("select i from read_csv(" + Sql.literal(open.resolve("plum.csv")) + ")"))
                    .isEqualTo(7);
            assertThatThrownBy(() -> database.queryLong(
                            "select i from read_csv(" + Sql.literal(folder.resolve("secret.csv")) + ")"))
                    .isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> database.execute("set enable_external_access = true"))
                    .isInstanceOf(DatabaseException.class);
        }
    }
}
