package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelStatementsTest {

    private static final String EXTERNAL = "select current_setting('external_threads')";

    private final Path folder;

    ParallelStatementsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void returns_results_in_the_order_of_the_items() {
        try (Database database = database(2);
                ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            List<Integer> items = Stream.iterate(0, i -> i + 1).limit(50).toList();
            assertThat(statements.forEach(items, (connection, item) -> connection.queryLong("select " + item + " + 1")))
                    .containsExactlyElementsOf(items.stream().map(i -> i + 1L).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sets_external_threads_within_the_thread_limit_and_resets_them(int threads) {
        try (Database database = database(threads)) {
            try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
                assertThat(statements.forEach(List.of(1), (connection, item) -> connection.queryLong(EXTERNAL)))
                        .containsExactly((long) Math.min(2, threads));
            }
            assertThat(database.queryLong(EXTERNAL)).isEqualTo(1);
            assertThat(database.queryLong("select current_setting('threads')")).isEqualTo(threads);
        }
    }

    @Test
    void throws_the_failure_of_one_item_after_all_items_have_ended() {
        try (Database database = database(2)) {
            database.execute("create table done (item integer)");
            assertThatThrownBy(() -> {
                        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
                            statements.forEach(List.of(1, 2, 3), (connection, item) -> {
                                connection.execute(
                                        item == 1 ? "select no_such_function()" : "insert into done values (1)");
                                return item;
                            });
                        }
                    })
                    .isInstanceOf(DatabaseException.class);
            assertThat(database.queryLong("select count(*) from done")).isEqualTo(2);
            assertThat(database.queryLong(EXTERNAL)).isEqualTo(1);
        }
    }

    @Test
    void started_work_runs_next_to_other_items_and_its_failure_is_thrown_by_finish() {
        try (Database database = database(2);
                ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            database.execute("create table done (item integer)");
            statements.start(connection -> connection.execute("select no_such_function()"));
            statements.start(connection -> connection.execute("insert into done values (1)"));
            assertThat(statements.forEach(List.of(2), (connection, item) -> connection.queryLong("select " + item)))
                    .containsExactly(2L);
            assertThatThrownBy(statements::finish).isInstanceOf(DatabaseException.class);
            assertThat(database.queryLong("select count(*) from done")).isEqualTo(1);

            statements.finish();
        }
    }

    private Database database(int threads) {
        return Database.inMemory(new DuckDbSettings(threads, "100MiB", folder.resolve("spill"), "v1.4.0"));
    }
}
