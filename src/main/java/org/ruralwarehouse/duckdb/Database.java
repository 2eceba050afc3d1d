package org.ruralwarehouse.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Properties;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection to DuckDB. Every statement uses its own JDBC statement, because DuckDB closes a statement that failed.
 * Failures are unchecked: at this level they are caused by the program or the machine, not by submitted data.
 */
public final class Database implements AutoCloseable {

    /** Catalog of the in-memory database, for statements while another catalog is in use. */
    public static final String IN_MEMORY_CATALOG = "memory";

    /** Rows per INSERT statement; with more rows, parsing the placeholders costs more than it saves. */
    private static final int ROWS_PER_INSERT = 32;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Loads the DuckDB library of 72 MB in the background, while the start of a run leaves a processor idle. When this
     * fails, the first regular connection fails too and reports the error.
     */
    public static void preload() {
        Thread thread = new Thread(
                () -> {
                    try {
                        connect("jdbc:duckdb:", new Properties()).close();
                    } catch (SQLException | DatabaseException | LinkageError ignored) {
                        // The first regular connection reports the error.
                    }
                },
                "preload");
        thread.setDaemon(true);
        thread.start();
    }

    /** An in-memory database with default settings, for parsing and validation. */
    public static Database empty() {
        return new Database(connect("jdbc:duckdb:", new Properties()));
    }

    /** An in-memory database with these settings, which may spill to disk; files can be attached to it. */
    public static Database inMemory(DuckDbSettings settings) {
        Database database = empty();
        try {
            Files.createDirectories(settings.spillDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the spill folder " + settings.spillDirectory(), e);
        }
        database.executeAll(ResourceStatements.of(settings));
        return database;
    }

    /** Opens a database file read-only. */
    public static Database readOnly(Path file) {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        return new Database(connect("jdbc:duckdb:" + file.toAbsolutePath(), properties));
    }

    /** Restricts this database permanently to its own files and files below these folders. */
    public void confine(Collection<Path> folders) {
        List<String> readable = folders.stream()
                .map(folder -> Sql.literal(folder.toAbsolutePath()))
                .toList();
        execute("set allowed_directories = [" + String.join(", ", readable) + "]");
        execute("set enable_external_access = false");
        execute("set lock_configuration = true");
    }

    private static Connection connect(String url, Properties properties) {
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new DatabaseException(url, e);
        }
    }

    /** Another connection to the same database, with the same catalog in use. */
    Database duplicate() {
        String catalog = catalog();
        try {
            Database other = new Database(((DuckDBConnection) connection).duplicate());
            other.execute("use " + Sql.name(catalog));
            return other;
        } catch (SQLException e) {
            throw new DatabaseException("duplicate", e);
        }
    }

    /** The catalog in use. */
    public String catalog() {
        return queryStrings("select current_database()").get(0);
    }

    /**
     * Executes statements without a result.
     * @throws DatabaseException when a statement fails
     */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** Executes statements without a result in one call, which is faster for hundreds of small statements. */
    public void executeAll(Collection<String> statements) {
        if (!statements.isEmpty()) {
            execute(String.join(";\n", statements));
        }
    }

    /**
     * Executes an INSERT, UPDATE or DELETE.
     *
     * @return number of affected rows
     */
    public long update(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** The same, cancelled after a time; then it fails, see {@link DatabaseException#isTimeOut}. */
    public long update(String sql, Duration budget) {
        return new TimeLimitedStatement(connection, budget).update(sql);
    }

    /**
     * Inserts rows, several with each statement; for small tables only.
     *
     * @param sql INSERT statement that ends with {@code values (?, ...)}, the placeholders of one row
     * @param rows values in the order of the placeholders
     */
    public void insert(String sql, List<List<@Nullable Object>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_INSERT) {
            insertBatch(sql, rows.subList(from, Math.min(from + ROWS_PER_INSERT, rows.size())));
        }
    }

    private void insertBatch(String sql, List<List<@Nullable Object>> rows) {
        String values = sql.substring(sql.lastIndexOf('('));
        try (PreparedStatement statement = connection.prepareStatement(sql + (", " + values).repeat(rows.size() - 1))) {
            int parameter = 0;
            for (List<@Nullable Object> row : rows) {
                for (Object value : row) {
                    statement.setObject(++parameter, value);
                }
            }
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** Converts the current row of a result to a value. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** The rows of a result as a list. */
    public <T> List<T> query(String sql, RowMapper<T> mapper) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** The rows of a result as a stream, for results that do not fit in memory. The caller must close the stream. */
    public <T> Stream<T> stream(String sql, RowMapper<T> mapper) {
        try {
            return new RowStream<>(connection.createStatement(), sql, mapper).open();
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** The first column of the first row, as a number. */
    public long queryLong(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    /** Passes the first column of a result, a bigint without nulls, to a consumer without boxing. */
    public void readLongs(String sql, LongConsumer values) {
        read(sql, rows -> {
            while (rows.next()) {
                values.accept(rows.getLong(1));
            }
        });
    }

    /**
     * Appends rows to a table with one bigint column, much faster than INSERT.
     *
     * @param table table in the in-memory catalog
     * @return number of rows
     */
    public long append(String table, LongStream values) {
        try (DuckDBAppender appender =
                ((DuckDBConnection) connection).createAppender(IN_MEMORY_CATALOG, "main", table)) {
            long rows = 0;
            for (PrimitiveIterator.OfLong all = values.iterator(); all.hasNext(); rows++) {
                appender.beginRow().append(all.nextLong()).endRow();
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException("append to " + table, e);
        }
    }

    /** Appends rows of texts to a table of the in-memory catalog, much faster than INSERT. */
    public void append(String table, Collection<List<String>> rows) {
        try (DuckDBAppender appender =
                ((DuckDBConnection) connection).createAppender(IN_MEMORY_CATALOG, "main", table)) {
            for (List<String> row : rows) {
                appender.beginRow();
                for (String text : row) {
                    appender.append(text);
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new DatabaseException("append to " + table, e);
        }
    }

    /** The first column of a result. */
    public List<String> queryStrings(String sql) {
        return query(sql, row -> row.getString(1));
    }

    /** Reads a result of any shape, which is closed afterwards. */
    @FunctionalInterface
    public interface ResultReader {
        void read(ResultSet rows) throws SQLException;
    }

    /** Passes a result to a reader. */
    public void read(String sql, ResultReader reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            reader.read(rows);
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("close", e);
        }
    }
}
