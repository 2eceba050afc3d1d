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
                ParallelStatements lanes = ParallelStatements.alone(database)) {
            List<Integer> items = Stream.iterate(0, i -> i + 1).limit(50).toList();
            assertThat(lanes.forEach(items, (connection, item) -> connection.queryLong("select " + item + " + 1")))
                    .containsExactlyElementsOf(items.stream().map(i -> i + 1L).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void takes_no_more_threads_than_the_database_has_and_gives_them_back(int threads) {
        try (Database database = database(threads)) {
            try (ParallelStatements lanes = ParallelStatements.alone(database)) {
                assertThat(lanes.forEach(List.of(1), (connection, item) -> connection.queryLong(EXTERNAL)))
                        .containsExactly((long) Math.min(2, threads));
            }
            assertThat(database.queryLong(EXTERNAL)).isEqualTo(1);
            assertThat(database.queryLong("select current_setting('threads')")).isEqualTo(threads);
        }
    }

    @Test
    void the_failure_of_one_item_is_told_after_all_have_ended() {
        try (Database database = database(2)) {
            database.execute("create table done (item integer)");
            assertThatThrownBy(() -> {
                        try (ParallelStatements lanes = ParallelStatements.alone(database)) {
                            lanes.forEach(List.of(1, 2, 3), (connection, item) -> {
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
    void what_was_begun_ends_beside_other_items_and_its_failure_is_told_when_all_has_ended() {
        try (Database database = database(2);
                ParallelStatements lanes = ParallelStatements.alone(database)) {
            database.execute("create table done (item integer)");
            lanes.start(connection -> connection.execute("select no_such_function()"));
            lanes.start(connection -> connection.execute("insert into done values (1)"));
            assertThat(lanes.forEach(List.of(2), (connection, item) -> connection.queryLong("select " + item)))
                    .containsExactly(2L);
            assertThatThrownBy(lanes::finish).isInstanceOf(DatabaseException.class);
            assertThat(database.queryLong("select count(*) from done")).isEqualTo(1);

            lanes.finish();
        }
    }

    private Database database(int threads) {
        return Database.inMemory(new DuckDbSettings(threads, "100MiB", folder.resolve("spill"), "v1.4.0"));
    }
}
