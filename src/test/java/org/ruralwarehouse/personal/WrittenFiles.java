package org.ruralwarehouse.personal;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.storage.FileTree;

/** All texts in the files of a folder: their names, their bytes, and the values in databases and Parquet files. */
final class WrittenFiles {

    private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    private final Path root;
    private final Path temporary;
    private final BiConsumer<String, String> visitor;

    /**
     * @param temporary folder for copies of databases
     * @param visitor receives the place and the content of each text
     */
    WrittenFiles(Path root, Path temporary, BiConsumer<String, String> visitor) {
        this.root = root;
        this.temporary = temporary;
        this.visitor = visitor;
    }

    void visit(Predicate<Path> wanted) throws IOException {
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(temporary.resolve("spill")))) {
            for (Path file : new FileTree(root).files()) {
                if (wanted.test(file)) {
                    visit(file, database);
                }
            }
        }
    }

    private void visit(Path file, Database database) throws IOException {
        String name = root.relativize(file).toString();
        visitor.accept(name, name);
        byte[] bytes = Files.readAllBytes(file);
        visitor.accept(name, new String(bytes, StandardCharsets.ISO_8859_1));
        visitor.accept(name, new String(bytes, StandardCharsets.UTF_8));
        boolean isDecoded = name.endsWith(".parquet") && isParquet(file, name, database)
                || name.endsWith(".duckdb") && isDatabase(file, name, database)
                || name.endsWith(".mv.db") && isJobRepository(bytes, name);
        if (!isDecoded) {
            visitFrames(bytes, name);
        }
    }

    /** False for a file that a killed process has not completed. */
    private boolean isParquet(Path file, String name, Database database) {
        try {
            visitRows(database, "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)", name);
            return true;
        } catch (DatabaseException incomplete) {
            return false;
        }
    }

    /** A copy is opened, because a killed process may have left a log of changes that opening the file would apply. */
    private boolean isDatabase(Path file, String name, Database database) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "database");
        Path copy = Files.write(folder.resolve("copy.duckdb"), Files.readAllBytes(file));
        Path log = file.resolveSibling(file.getFileName() + ".wal");
        if (Files.exists(log)) {
            Files.copy(log, folder.resolve("copy.duckdb.wal"));
        }
        try {
            database.execute("attach " + Sql.literal(copy) + " as published");
        } catch (DatabaseException incomplete) {
            return false;
        }
        for (String table : database.queryStrings("select schema_name || '.' || table_name from duckdb_tables()"
                + " where database_name = 'published'")) {
            visitRows(database, "published." + table, name);
        }
        database.execute("detach published");
        return true;
    }

    /** The job repository of H2 as an SQL script. */
    private boolean isJobRepository(byte[] bytes, String name) throws IOException {
        Path copy = Files.createTempDirectory(temporary, "repository").resolve("jobs");
        Files.write(copy.resolveSibling("jobs.mv.db"), bytes);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + copy, "", "");
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            while (script.next()) {
                visitor.accept(name, script.getString(1));
            }
            return true;
        } catch (SQLException incomplete) {
            return false;
        }
    }

    private void visitRows(Database database, String table, String name) {
        List<String> rows = database.queryStrings("select distinct t::varchar from " + table + " as t");
        rows.forEach(row -> visitor.accept(name, row));
    }

    /** The pages of an incomplete Parquet file: every Zstandard frame in its bytes. */
    private void visitFrames(byte[] bytes, String name) {
        for (int at = 0; at + ZSTANDARD.length <= bytes.length; at++) {
            if (isFrame(bytes, at)) {
                visitor.accept(name, new String(frame(bytes, at), StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean isFrame(byte[] bytes, int at) {
        for (int i = 0; i < ZSTANDARD.length; i++) {
            if (bytes[at + i] != ZSTANDARD[i]) {
                return false;
            }
        }
        return true;
    }

    /** The decompressed bytes of a frame, up to the place where it is cut. */
    private static byte[] frame(byte[] bytes, int from) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream in =
                new ZstdInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from)).setContinuous(true)) {
            in.transferTo(content);
        } catch (IOException cut) {
            return content.toByteArray();
        }
        return content.toByteArray();
    }
}
