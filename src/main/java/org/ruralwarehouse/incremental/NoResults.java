package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandingZone;

/** No results: everything is computed. */
enum NoResults implements PreviousResults {
    INSTANCE;

    @Override
    public ReusableRows preparedTable(String table) {
        return ReusableRows.none();
    }

    @Override
    public Optional<ReusableDuplicates> duplicates(String dataset) {
        return Optional.empty();
    }

    @Override
    public Optional<ReusableFindings> provinceFindings() {
        return Optional.empty();
    }

    @Override
    public SubmissionScope changedProvinces(LandingZone landed) {
        return SubmissionScope.all();
    }

    @Override
    public ReusableRows quarantine(String dataset) {
        return ReusableRows.none();
    }

    @Override
    public void attachDatabase(Database database, Path file, String storageVersion) {
        database.execute(
                "attach " + Sql.literal(file) + " as rural (storage_version " + Sql.literal(storageVersion) + ")");
        database.execute("use rural");
    }

    @Override
    public Set<Long> createTable(String table, String select, Map<Long, String> fingerprints, Database connection) {
        connection.execute("create table " + table + " as " + select);
        return Set.of();
    }

    @Override
    public Optional<Path> findings() {
        return Optional.empty();
    }

    @Override
    public boolean isUpToDate(Path report, String inputsSha256) {
        return false;
    }

    @Override
    public boolean linkFolder(Path inRelease, Path target) {
        return false;
    }

    @Override
    public boolean linkFindings(Path target) {
        return false;
    }

    @Override
    public Map<String, String> linkedFileDigests(Path release) {
        return Map.of();
    }
}
