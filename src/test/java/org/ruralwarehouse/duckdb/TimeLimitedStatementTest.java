package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeLimitedStatementTest {

    private static final String ENDLESS =
            "insert into t select count(*) from range(10000000) as a, range(10000000) as b where a.range * b.range = 3";

    @Test
    @Timeout(60)
    void cancels_a_statement_that_exceeds_its_time_budget() {
        try (Database database = Database.empty()) {
            database.execute("create table t (n bigint)");

            assertThatThrownBy(() -> database.update(ENDLESS, Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.isTimeOut())
                            .isTrue())
                    .hasMessageContaining("time budget of PT0.3S");
            assertThat(database.update("insert into t values (1)")).isEqualTo(1);
        }
    }

    @Test
    void a_statement_within_its_time_budget_returns_the_number_of_rows() {
        try (Database database = Database.empty()) {
            database.execute("create table t (n bigint)");

            assertThat(database.update("insert into t select 1 from range(5)", Duration.ofMinutes(1)))
                    .isEqualTo(5);
        }
    }

    @Test
    void a_failure_is_not_a_time_out() {
        try (Database database = Database.empty()) {
            assertThatThrownBy(() -> database.update("insert into missing values (1)", Duration.ofMinutes(1)))
                    .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.isTimeOut())
                            .isFalse());
        }
    }
}
