package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.testing.ParquetFile;

class SqlTest {

    private final Path temp;

    SqlTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private Database database() {
        return Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "o'clock", "'; drop table x; --", "''", "back\\slash", "果园\n\"quoted\""})
    void a_quoted_literal_has_the_same_value_in_duckdb(String text) {
        try (Database database = database()) {
            assertThat(database.queryStrings("select " + Sql.literal(text))).containsExactly(text);
        }
    }

    @Test
    void quotes_a_missing_text_as_null() {
        assertThat(Sql.literal((String) null)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "select", "two words", "quo\"ted", "年度"})
    void a_quoted_identifier_has_the_same_name_in_duckdb(String name) {
        try (Database database = database()) {
            database.execute("create table t (" + Sql.name(name) + " integer)");

            assertThat(database.queryStrings("select column_name from (describe t)"))
                    .containsExactly(name);
        }
    }

    @Test
    void lists_files_with_absolute_paths() {
        assertThat(Sql.files(List.of(Path.of("/a/o'clock.parquet"), Path.of("/b.parquet"))))
                .isEqualTo("['/a/o''clock.parquet', '/b.parquet']");
        assertThat(Sql.literal(Path.of("x.csv")))
                .isEqualTo("'" + Path.of("x.csv").toAbsolutePath() + "'");
    }

    @Test
    void inserts_rows_with_nulls() {
        try (Database database = database()) {
            database.execute("create table t (a integer, b varchar)");
            database.insert("insert into t values (?, ?)", List.of(Arrays.asList(1, null), Arrays.asList(null, "b")));

            assertThat(database.queryLong("select count(*) from t where a is null or b is null"))
                    .isEqualTo(2);
        }
    }

    @Test
    void inserts_rows_in_order_over_several_statements() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Arrays.asList(i, i % 7 == 0 ? null : "it's " + i));
        }
        try (Database database = database()) {
            database.execute("create table t (a bigint, b varchar)");
            database.insert("insert into t values (?, ?)", rows);
            database.insert("insert into t values (?, ?)", List.of());

            assertThat(database.queryStrings("select a || coalesce(b, '') from t"))
                    .isEqualTo(rows.stream()
                            .map(row -> row.get(0) + Objects.requireNonNullElse((String) row.get(1), ""))
                            .toList());
        }
    }

    @Test
    void executes_several_statements_with_semicolons_in_literals() {
        try (Database database = database()) {
            database.execute("create table t (a integer)");
            database.executeAll(List.of("insert into t values (1)", "comment on table t is 'one; two'"));
            database.executeAll(List.of());

            assertThat(database.queryStrings("select comment from duckdb_tables() where table_name = 't'"))
                    .containsExactly("one; two");
            assertThat(database.queryLong("select a from t")).isEqualTo(1);
        }
    }

    @Test
    void reports_reason_and_statement_of_a_failure_and_stays_usable() {
        try (Database database = database()) {
            assertThatThrownBy(() -> database.execute("select * from no_such_table"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.reason()).contains("no_such_table"))
                    .hasMessageContaining("[in: select * from no_such_table]");

            assertThat(database.queryLong("select 1")).isEqualTo(1);
        }
    }

    @Test
    void shortens_a_long_statement_in_the_message() {
        try (Database database = database()) {
            assertThatThrownBy(() -> database.execute("select " + "x, ".repeat(5000) + "x"))
                    .message()
                    .satisfies(message -> assertThat(message.substring(message.indexOf("[in: ")))
                            .hasSizeLessThan(320));
        }
    }

    @Test
    void a_read_only_database_rejects_writes() {
        Path file = temp.resolve("released.duckdb");
        try (Database database = database()) {
            database.execute("attach " + Sql.literal(file) + " as r");
            database.execute("create table r.t as select 7 as a");
        }
        try (Database released = Database.readOnly(file)) {
            assertThat(released.queryLong("select a from t")).isEqualTo(7);
            assertThatThrownBy(() -> released.execute("delete from t")).isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    void creates_the_spill_folder() {
        try (Database database = database()) {
            assertThat(Files.isDirectory(temp.resolve("spill"))).isTrue();
            assertThat(database.queryStrings("select current_setting('threads')::varchar"))
                    .containsExactly("1");
        }
    }
}
