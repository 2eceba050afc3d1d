package org.ruralwarehouse.duckdb;

/**
 * From which version on drivers can open a file.
 *
 * @param name as DuckDB writes it, {@code v1.4.0}
 */
public record StorageVersion(String name) {

    /** Whether this engine can write such files: only it knows which versions there were. */
    public boolean isKnown() {
        try (Database database = Database.empty()) {
            database.execute("attach ':memory:' as asked (storage_version " + Sql.literal(name) + ")");
            return true;
        } catch (DatabaseException unknown) {
            return false;
        }
    }
}
