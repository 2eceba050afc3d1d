package org.ruralwarehouse.duckdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.ruralwarehouse.launcher.DuckDbNativeLibraryExtractor;

/**
 * A connection to DuckDB. Every statement gets a JDBC statement of its own, because DuckDB closes one that failed.
 * Failures are unchecked: at this level they are ours or the machine's, never a province's.
 */
public final class Database implements AutoCloseable {

    /** Catalog of a database in memory, for statements that run while another is in use. */
    public static final String MAIN = "memory";

    /** To insert a row costs a tenth when a statement has so many; the cost of its placeholders outweighs that later. */
    private static final int ROWS_PER_INSERT = 32;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Loads the engine while the caller goes on: 72 MB, which the driver may have to unpack first ({@link DuckDbNativeLibraryExtractor}),
     * and a night that starts has a processor to spare. When it fails, the first connection fails too, and that one tells.
     */
    public static void preload() {
        Thread thread = new Thread(
                () -> {
                    try {
                        connect("jdbc:duckdb:", new Properties()).close();
                    } catch (SQLException | DatabaseException | LinkageError ignored) {
                        // nobody waits for this one
                    }
                },
                "preload");
        thread.setDaemon(true);
        thread.start();
    }

    /** A database in memory that holds nothing and leaves nothing, to ask the engine what it makes of a text. */
    public static Database empty() {
        return new Database(connect("jdbc:duckdb:", new Properties()));
    }

    /** A database in memory that may spill to disk; files are attached to it. */
    public static Database inMemory(DuckDbSettings settings) {
        Database database = empty();
        try {
            Files.createDirectories(settings.spillDirectory());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot make " + settings.spillDirectory(), e);
        }
        database.execute("set threads = " + settings.threads());
        database.execute("set memory_limit = " + Sql.literal(settings.memoryLimit()));
        database.execute("set temp_directory = " + Sql.literal(settings.spillDirectory()));
        // Freed memory stays with this process until it ends: to hand it back after every statement and fetch it again
        // took a tenth of the processor time of a national night.
        database.execute("set allocator_flush_threshold = " + Sql.literal(settings.memoryLimit()));
        database.execute("set allocator_bulk_deallocation_flush_threshold = " + Sql.literal(settings.memoryLimit()));
        return database;
    }

    /** A published file, for reading only. */
    public static Database readOnly(Path file) {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        return new Database(connect("jdbc:duckdb:" + file.toAbsolutePath(), properties));
    }

    /** From now on this database reads and writes no files but its own and those below some folders, and stays so. */
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

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /** Executes statements without a result one after the other, in one go: hundreds of small ones take less so. */
    public void executeAll(Collection<String> statements) {
        if (!statements.isEmpty()) {
            execute(String.join(";\n", statements));
        }
    }

    /** Executes an insert, update or delete; the number of its rows. */
    public long update(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    /**
     * Inserts rows of parameters, several with each statement; for small tables only.
     *
     * @param sql that ends with {@code values (?, ...)}, the placeholders of one row
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

    /** Makes a value of one row of a result. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

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

    /**
     * Rows one by one, for results that must not be held in memory. Close the stream.
     */
    public <T> Stream<T> stream(String sql, RowMapper<T> mapper) {
        try {
            return new RowStream<>(connection.createStatement(), sql, mapper).open();
        } catch (SQLException e) {
            throw new DatabaseException(sql, e);
        }
    }

    public long queryLong(String sql) {
        return query(sql, row -> row.getLong(1)).get(0);
    }

    /** Hands on the first column of a result, a bigint that is never null, without an object for each row. */
    public void readLongs(String sql, LongConsumer values) {
        read(sql, rows -> {
            while (rows.next()) {
                values.accept(rows.getLong(1));
            }
        });
    }

    /**
     * Appends many rows of one bigint, which takes far less time than to insert them.
     *
     * @param table of the database in memory
     * @return number of rows
     */
    public long append(String table, LongStream values) {
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender(MAIN, "main", table)) {
            long rows = 0;
            for (PrimitiveIterator.OfLong all = values.iterator(); all.hasNext(); rows++) {
                appender.beginRow().append(all.nextLong()).endRow();
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException("append to " + table, e);
        }
    }

    public List<String> queryStrings(String sql) {
        return query(sql, row -> row.getString(1));
    }

    /** For results of any shape; the statement ends with this call. */
    @FunctionalInterface
    public interface ResultReader {
        void read(ResultSet rows) throws SQLException;
    }

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
