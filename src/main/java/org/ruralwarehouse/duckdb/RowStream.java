package org.ruralwarehouse.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A result as a stream; closing the stream closes the statement. */
final class RowStream<T> extends Spliterators.AbstractSpliterator<T> {

    private final Statement statement;
    private final String sql;
    private final Database.RowMapper<T> mapper;
    private final ResultSet rows;

    RowStream(Statement statement, String sql, Database.RowMapper<T> mapper) throws SQLException {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.statement = statement;
        this.sql = sql;
        this.mapper = mapper;
        this.rows = statement.executeQuery(sql);
    }

    Stream<T> open() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        try {
            if (!rows.next()) {
                return false;
            }
            action.accept(mapper.map(rows));
            return true;
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    private void close() {
        try (statement;
                rows) {
            return;
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }
}
