package org.ruralwarehouse.warehouse;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.sql.SqlFile;

/** The warehouse folder of the repository. */
final class WarehouseFolder {

    static final Path PATH = Path.of("warehouse");

    /** Folders of models, in the order of the flow, and the schema of their tables. */
    static final Map<String, String> SCHEMA_OF_MODELS = new LinkedHashMap<>();

    static {
        SCHEMA_OF_MODELS.put("dims", "star");
        SCHEMA_OF_MODELS.put("facts", "star");
        SCHEMA_OF_MODELS.put("marts", "mart");
        SCHEMA_OF_MODELS.put("figures", "mart");
    }

    private WarehouseFolder() {}

    static List<SqlFile> sql(String folder) {
        return SqlFile.readAll(PATH.resolve(folder));
    }

    /** Models by table name. */
    static Map<String, SqlFile> models() {
        Map<String, SqlFile> models = new LinkedHashMap<>();
        SCHEMA_OF_MODELS.forEach(
                (folder, schema) -> sql(folder).forEach(file -> models.put(schema + "." + file.name(), file)));
        return models;
    }

    /** Few threads and little memory, because other builds may run at the same time. */
    static DuckDbSettings duckDb() {
        return new DuckDbSettings(2, "1GiB", Path.of("target", "test-spill").toAbsolutePath(), "v1.4.0");
    }

    static Database newDatabase() {
        return Database.inMemory(duckDb());
    }
}
