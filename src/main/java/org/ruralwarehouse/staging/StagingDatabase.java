package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.List;
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

    /** In memory, independent of the catalog in use, so that the copies are never written to a release file. */
    private static final String COPY_SCHEMA = Database.IN_MEMORY_CATALOG + ".landed_copy";

    private final Database database;
    private final WarehouseDefinition definition;
    private final LandingZone landed;

    /** Creates tables of these submissions on this connection. */
    public StagingDatabase(Database database, WarehouseDefinition definition, LandingZone landed) {
        this.database = database;
        this.definition = definition;
        this.landed = landed;
    }

    /** Creates {@code ref}, unless the catalog in use already has it, and {@code landed}. */
    public void create() {
        ParallelStatements.runBoth(
                database, this::copyLanded, connection -> new ReferenceTables(connection, definition.reference())
                        .create());
        createLanded();
    }

    private void createLanded() {
        database.execute("begin transaction");
        database.execute("create schema landed");
        new SubmissionTable(database).create(landed.submissions());
        definition.newestContracts().forEach(this::createLanded);
        database.execute("commit");
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
        LandedRows rows = new LandedRows(database, contract);
        List<LandedSubmission> submissions = landed.effective(contract.name());
        if (submissions.isEmpty()) {
            database.execute("create table " + table + " (" + rows.emptyColumns() + ")");
            return;
        }
        database.execute("create view " + table + " as "
                + (LandedRows.areCopied(submissions)
                        ? "select * from " + copyTable(contract)
                        : rows.select(submissions)));
    }

    /** Runs outside the transaction, because DuckDB rejects a transaction that writes to two catalogs. */
    private void copyLanded(Database connection) {
        // Hundreds of statements open the same files; landed files never change.
        connection.execute("set parquet_metadata_cache = true");
        connection.execute("create schema if not exists " + COPY_SCHEMA);
        for (Contract contract : definition.newestContracts()) {
            List<LandedSubmission> submissions = landed.effective(contract.name());
            if (!submissions.isEmpty() && LandedRows.areCopied(submissions)) {
                connection.execute("create or replace table " + copyTable(contract) + " as "
                        + new LandedRows(connection, contract).select(submissions));
            }
        }
    }

    private static String copyTable(Contract contract) {
        return COPY_SCHEMA + "." + Sql.name(contract.name());
    }
}
