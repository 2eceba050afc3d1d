package org.ruralwarehouse.duckdb;

/**
 * From which version on drivers can open a file.
 */
public final class StorageVersion {

    private final String name;

    /**
     * @param name as DuckDB writes it, {@code v1.4.0}
     */
    public StorageVersion(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Whether this engine can write such files: only it knows which versions there were. */
    public boolean isKnown() {
        try (Database database = Database.empty()) {
            database.execute("attach ':memory:' as asked (storage_version " + Sql.literal(name) + ")");
            return true;
        } catch (DatabaseException unsupported) {
            return false;
        }
    }
}
