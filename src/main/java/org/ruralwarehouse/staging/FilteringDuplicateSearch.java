package org.ruralwarehouse.staging;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * Passes hashes of all keys through a filter that returns candidates; the few rows with these hashes are compared by
 * the key. For large datasets, whose keys do not fit into memory.
 */
final class FilteringDuplicateSearch implements DuplicateSearch {

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
    FilteringDuplicateSearch(Database database, Contract contract, List<LandedSubmission> submissions) {
        this.database = database;
        this.contract = contract;
        this.submissions = submissions;
        this.rows = DuplicateRows.rows(contract);
        this.hash = DuplicateRows.hash(contract);
    }

    @Override
    public void createTable(String table) {
        database.execute("create table " + QUALIFIED_CANDIDATE_TABLE + " (key_hash bigint)");
        SeenHashFilter filter = new SeenHashFilter(
                submissions.stream().mapToLong(FilteringDuplicateSearch::rowsOf).sum());
        List<LandedSubmission> largestFirst = submissions.stream()
                .sorted(Comparator.comparingLong(FilteringDuplicateSearch::rowsOf)
                        .reversed())
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
