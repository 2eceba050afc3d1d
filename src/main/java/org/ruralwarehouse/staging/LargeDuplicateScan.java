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
 * Finds the repeated rows of a large dataset: hashes of all keys pass a sieve, those that it lets through are looked up,
 * and the few rows that have them are compared by the key itself. The result is that of {@link DuplicateRows#select}.
 */
final class LargeDuplicateScan {

    private static final String CANDIDATE_TABLE = "candidate_hash";

    private static final String QUALIFIED_CANDIDATE_TABLE = Database.MAIN + "." + CANDIDATE_TABLE;

    private final Database database;
    private final Contract contract;
    private final List<LandedSubmission> submissions;
    private final String rows;
    private final String hash;

    /**
     * @param submissions effective ones of the dataset, not empty
     */
    LargeDuplicateScan(Database database, Contract contract, List<LandedSubmission> submissions) {
        this.database = database;
        this.contract = contract;
        this.submissions = submissions;
        this.rows = "landed." + Sql.name(contract.name());
        this.hash = DuplicateRows.hash(contract);
    }

    /**
     * @param table that is made
     */
    void createTable(String table) {
        database.execute("create table " + QUALIFIED_CANDIDATE_TABLE + " (key_hash bigint)");
        SeenHashFilter filter = new SeenHashFilter(
                submissions.stream().mapToLong(LargeDuplicateScan::rowsOf).sum());
        List<LandedSubmission> largestFirst = submissions.stream()
                .sorted(Comparator.comparingLong(LargeDuplicateScan::rowsOf).reversed())
                .toList();
        try (ParallelStatements statements = ParallelStatements.alone(database)) {
            statements.forEach(largestFirst, (connection, submission) -> scan(connection, submission, filter));
        }
        database.execute("create table " + table + " as with candidate as materialized (select * from " + rows
                + " where " + hash + " in (select key_hash from " + QUALIFIED_CANDIDATE_TABLE + ")) "
                + DuplicateRows.selectAmong(contract, "candidate"));
        database.execute("drop table " + QUALIFIED_CANDIDATE_TABLE);
    }

    /** The number of hashes that may be those of repeated rows. */
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
