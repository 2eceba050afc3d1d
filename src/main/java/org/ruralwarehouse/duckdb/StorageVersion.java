package org.ruralwarehouse.duckdb;

/** Storage version of a DuckDB file: the oldest driver version that can open it. */
public final class StorageVersion {

    private final String name;

    /**
     * @param name version in the syntax of DuckDB, {@code v1.4.0}
     */
    public StorageVersion(String name) {
        this.name = name;
    }

    /** Version in the syntax of DuckDB, {@code v1.4.0}. */
    public String name() {
        return name;
    }

    /** True when this version of DuckDB can write such files; only the library has the list of versions. */
    public boolean isKnown() {
        try (Database database = Database.empty()) {
            database.execute("attach ':memory:' as probe (storage_version " + Sql.literal(name) + ")");
            return true;
        } catch (DatabaseException unsupported) {
            return false;
        }
    }
}
