package org.ruralwarehouse.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Executes a statement that is cancelled after a time. The connection can be used afterwards. */
final class TimeLimitedStatement {

    private final Connection connection;
    private final Duration budget;
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    TimeLimitedStatement(Connection connection, Duration budget) {
        this.connection = connection;
        this.budget = budget;
    }

    long update(String sql) {
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<Void> timer = CompletableFuture.runAsync(
                    () -> cancel(statement),
                    CompletableFuture.delayedExecutor(budget.toMillis(), TimeUnit.MILLISECONDS));
            try {
                return statement.executeLargeUpdate(sql);
            } finally {
                timer.cancel(false);
            }
        } catch (SQLException e) {
            throw isCancelled.get() ? new DatabaseException(sql, budget, e) : new DatabaseException(sql, e);
        }
    }

    private void cancel(Statement statement) {
        try {
            isCancelled.set(true);
            statement.cancel();
        } catch (SQLException ended) {
            // The statement has ended in the meantime.
        }
    }
}
