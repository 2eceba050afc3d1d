package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.InMemoryTables;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Creates the tables that checks and models read: reference lists ({@code ref}), landed rows ({@code landed}) and
 * accepted rows ({@code accepted}). Landed rows of large datasets stay in their Parquet files; their tables are views.
 */
public final class StagingDatabase {

    /**
     * Largest number of rows of a dataset that is copied into the database, because hundreds of queries would open its
     * many files again.
     */
    private static final long MAX_COPIED_ROWS = 500_000;

    /** In memory, independent of the catalog in use, so that the copies are never written to a release file. */
    private static final String COPY_SCHEMA = Database.IN_MEMORY_CATALOG + ".landed_copy";

    private static final String SOURCE_COLUMNS = "source_line, period, province_code, submission_key";

    private final Database database;
    private final WarehouseDefinition definition;
    private final LandingZone landed;

    /** Creates tables of these submissions on this connection. */
    public StagingDatabase(Database database, WarehouseDefinition definition, LandingZone landed) {
        this.database = database;
        this.definition = definition;
        this.landed = landed;
    }

    /** Creates {@code ref} and {@code landed}. */
    public void create() {
        ParallelStatements.runBoth(
                database,
                connection -> on(connection).copyLanded(),
                connection -> new ReferenceTables(connection, definition.reference()).create());
        createLanded();
    }

    /** Creates {@code landed} when {@code ref} already exists. */
    public void createLandedTables() {
        copyLanded();
        createLanded();
    }

    private void createLanded() {
        database.execute("begin transaction");
        database.execute("create schema landed");
        new SubmissionTable(database).create(landed.submissions());
        definition.newestContracts().forEach(this::createLanded);
        database.execute("commit");
    }

    /** The same tables on another connection to the database. */
    public StagingDatabase on(Database connection) {
        return new StagingDatabase(connection, definition, landed);
    }

    /**
     * Creates {@code landed.duplicate_<dataset>}: the rows with the same primary key within a period.
     *
     * @param datasets datasets whose table is created; for others, a view computes the rows on demand
     */
    public void createDuplicates(Set<String> datasets) {
        for (Contract contract : definition.newestContracts()) {
            String table = duplicatesTable(contract);
            List<LandedSubmission> submissions = landed.effective(contract.name());
            boolean isNeeded = datasets.contains(contract.name());
            if (isNeeded && !isCopied(submissions)) {
                new LargeDuplicateScan(database, contract, submissions).createTable(table);
            } else {
                database.execute("create " + (isNeeded ? "table " : "view ") + table + " as "
                        + DuplicateRows.select(contract, "landed." + Sql.name(contract.name())));
            }
        }
    }

    /**
     * Creates {@code landed.duplicate_<dataset>} for all datasets incrementally, from the export of the previous
     * release.
     *
     * @param previous folder that {@link #exportDuplicates} has written
     * @param unchanged keys of unchanged submissions since the previous release
     * @param removedDigests landed fingerprints, by key, of submissions that were effective in the previous release and
     *     are not any more
     */
    public void createDuplicatesIncrementally(Path previous, Set<Long> unchanged, Map<Long, String> removedDigests) {
        for (Contract contract : definition.newestContracts()) {
            List<LandedSubmission> removed = landed.submissions().stream()
                    .filter(s -> s.submission().dataset().equals(contract.name()))
                    .filter(s ->
                            s.sha256().equals(removedDigests.get(s.submission().key())))
                    .toList();
            new IncrementalDuplicateScan(database, contract, landed.effective(contract.name()), unchanged)
                    .createTable(
                            duplicatesFile(previous, contract),
                            removed.isEmpty() ? Optional.empty() : Optional.of(select(contract, removed)));
        }
    }

    /**
     * Exports {@code landed.duplicate_<dataset>}, one Parquet file each.
     *
     * @param datasets datasets to export
     * @param folder existing folder
     */
    public void exportDuplicates(Set<String> datasets, Path folder) {
        for (Contract contract : definition.newestContracts()) {
            if (datasets.contains(contract.name())) {
                database.execute("copy " + duplicatesTable(contract) + " to "
                        + Sql.literal(duplicatesFile(folder, contract)) + " (format parquet, compression zstd)");
            }
        }
    }

    /** Creates {@code landed.duplicate_<dataset>} as views of a folder that {@link #exportDuplicates} has written. */
    public void createDuplicates(Path folder) {
        for (Contract contract : definition.newestContracts()) {
            database.execute("create view " + duplicatesTable(contract) + " as select * from read_parquet("
                    + Sql.literal(duplicatesFile(folder, contract)) + ")");
        }
    }

    private static String duplicatesTable(Contract contract) {
        return "landed." + Sql.name(DuplicateRows.table(contract.name()));
    }

    private static Path duplicatesFile(Path folder, Contract contract) {
        return folder.resolve(contract.name() + ".parquet");
    }

    /**
     * Creates {@code accepted}: landed rows without rejected rows, and effective submissions with their number of
     * accepted rows.
     *
     * @param rejectedRows Parquet file with {@code submission_key, source_line}
     */
    public void createAccepted(Path rejectedRows) {
        database.execute("create schema accepted");
        new InMemoryTables(database)
                .create("accepted.quarantined_row", "select * from read_parquet(" + Sql.literal(rejectedRows) + ")");
        database.execute("""
                create table accepted.submission as
                select s.*, s.rows_landed - coalesce(r.quarantined_rows, 0) as rows_accepted
                from landed.submission as s
                left join (
                    select submission_key, count(*) as quarantined_rows from accepted.quarantined_row group by all
                ) as r using (submission_key)
                where s.is_effective
                """);
        for (Contract contract : definition.newestContracts()) {
            createAccepted(contract.name());
            createAccepted(DuplicateRows.table(contract.name()));
        }
    }

    private void createAccepted(String name) {
        String table = Sql.name(name);
        database.execute("create view accepted." + table + " as select * from landed." + table
                + " as l where not exists (select 1 from accepted.quarantined_row as r"
                + " where r.submission_key = l.submission_key and r.source_line = l.source_line)");
    }

    private void createLanded(Contract contract) {
        String table = "landed." + Sql.name(contract.name());
        List<LandedSubmission> submissions = landed.effective(contract.name());
        if (submissions.isEmpty()) {
            database.execute("create table " + table + " (" + emptyColumns(contract) + ")");
            return;
        }
        database.execute("create view " + table + " as "
                + (isCopied(submissions) ? "select * from " + copyTable(contract) : select(contract, submissions)));
    }

    /** Runs outside the transaction, because DuckDB rejects a transaction that writes to two catalogs. */
    private void copyLanded() {
        // Hundreds of statements open the same files; landed files never change.
        database.execute("set parquet_metadata_cache = true");
        database.execute("create schema if not exists " + COPY_SCHEMA);
        definition.newestContracts().forEach(this::copyLanded);
    }

    private void copyLanded(Contract contract) {
        List<LandedSubmission> submissions = landed.effective(contract.name());
        if (!submissions.isEmpty() && isCopied(submissions)) {
            database.execute("create or replace table " + copyTable(contract) + " as " + select(contract, submissions));
        }
    }

    private static boolean isCopied(List<LandedSubmission> submissions) {
        return submissions.stream()
                        .mapToLong(submission -> submission.receipt().rowsLanded())
                        .sum()
                <= MAX_COPIED_ROWS;
    }

    private static String copyTable(Contract contract) {
        return COPY_SCHEMA + "." + Sql.name(contract.name());
    }

    /** A SELECT of landed rows. A column that is missing in older files, because their contract lacked it, is null. */
    private String select(Contract contract, List<LandedSubmission> submissions) {
        List<Path> files = submissions.stream()
                .flatMap(submission -> submission.rowFiles().stream())
                .toList();
        String parquet = "read_parquet(" + Sql.files(files)
                + ", union_by_name = true, hive_partitioning = true, hive_types = {'period': 'VARCHAR',"
                + " 'province_code': 'VARCHAR', 'submission_key': 'BIGINT'})";
        Set<String> present =
                Set.copyOf(database.queryStrings("select column_name from (describe select * from " + parquet + ")"));
        String columns = contract.landedColumns().stream()
                .map(column -> (present.contains(column.name()) ? Sql.name(column.name()) : "null") + "::"
                        + column.sqlType() + " as " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
        return "select " + columns + ", " + SOURCE_COLUMNS + " from " + parquet;
    }

    private static String emptyColumns(Contract contract) {
        return contract.landedColumns().stream()
                        .map(column -> Sql.name(column.name()) + " " + column.sqlType())
                        .collect(Collectors.joining(", "))
                + ", source_line bigint, period varchar, province_code varchar, submission_key bigint";
    }
}
