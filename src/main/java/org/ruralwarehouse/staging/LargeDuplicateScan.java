package org.ruralwarehouse.staging;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * Finds the duplicate rows of a large dataset. Hashes of all keys pass a filter that returns candidates; the few rows
 * with these hashes are compared by the key. The result equals {@link DuplicateRows#select}.
 */
final class LargeDuplicateScan {

    private static final String CANDIDATE_TABLE = "candidate_hash";

    private static final String QUALIFIED_CANDIDATE_TABLE = Database.IN_MEMORY_CATALOG + "." + CANDIDATE_TABLE;

    private final Database database;
    private final Contract contract;
    private final List<LandedSubmission> submissions;
    private final String rows;
    private final String hash;

    /**
     * @param submissions effective submissions of the dataset, not empty
     */
    LargeDuplicateScan(Database database, Contract contract, List<LandedSubmission> submissions) {
        this.database = database;
        this.contract = contract;
        this.submissions = submissions;
        this.rows = "landed." + Sql.name(contract.name());
        this.hash = DuplicateRows.hash(contract);
    }

    /**
     * Creates the table of duplicate rows.
     *
     * @param table name with schema
     */
    void createTable(String table) {
        database.execute("create table " + QUALIFIED_CANDIDATE_TABLE + " (key_hash bigint)");
        SeenHashFilter filter = new SeenHashFilter(
                submissions.stream().mapToLong(LargeDuplicateScan::rowsOf).sum());
        List<LandedSubmission> largestFirst = submissions.stream()
                .sorted(Comparator.comparingLong(LargeDuplicateScan::rowsOf).reversed())
                .toList();
        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            statements.forEach(largestFirst, (connection, submission) -> scan(connection, submission, filter));
        }
        database.execute("create table " + table + " as with candidate as materialized (select * from " + rows
                + " where " + hash + " in (select key_hash from " + QUALIFIED_CANDIDATE_TABLE + ")) "
                + DuplicateRows.selectAmong(contract, "candidate"));
        database.execute("drop table " + QUALIFIED_CANDIDATE_TABLE);
    }

    /** Appends the candidate hashes of one submission; returns their number. */
    private long scan(Database connection, LandedSubmission submission, SeenHashFilter filter) {
        LongStream.Builder seen = LongStream.builder();
        SeenHashFilter.Probe probe = filter.probe(seen::add);
        connection.readLongs(
                "select " + hash + " from " + rows + " where submission_key = "
                        + submission.submission().key(),
                probe::add);
        probe.end();
        return connection.append(CANDIDATE_TABLE, seen.build());
    }

    private static long rowsOf(LandedSubmission submission) {
        return submission.receipt().rowsLanded();
    }
}
