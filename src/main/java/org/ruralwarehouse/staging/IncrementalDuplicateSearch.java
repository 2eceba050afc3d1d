package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.ReusableDuplicates;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * Updates the duplicate rows of a dataset from those of the previous release. Among unchanged rows, only those can be
 * duplicates that already were, or whose key occurs in a changed row and in no removed row; other unchanged keys need
 * no comparison. A submission that only corrects values has no such key.
 */
final class IncrementalDuplicateSearch implements DuplicateSearch {

    private final Database database;
    private final Contract contract;
    private final List<LandedSubmission> effective;
    private final Path previousDuplicates;
    private final Set<Long> unchanged;
    private final Optional<String> removed;
    private final String rows;
    private final String hash;

    /**
     * @param effective effective submissions of the dataset
     * @param removed SELECT of rows that were effective in the previous release and are not any more; it may be
     *     incomplete
     */
    IncrementalDuplicateSearch(
            Database database,
            Contract contract,
            List<LandedSubmission> effective,
            ReusableDuplicates previous,
            Optional<String> removed) {
        this.database = database;
        this.contract = contract;
        this.effective = effective;
        this.previousDuplicates = previous.file();
        this.unchanged = previous.unchanged();
        this.removed = removed;
        this.rows = DuplicateRows.rows(contract);
        this.hash = DuplicateRows.hash(contract);
    }

    @Override
    public void createTable(String table) {
        Set<Long> changed = effective.stream()
                .map(s -> s.submission().key())
                .filter(key -> !unchanged.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        createUnchangedCandidates(changed);
        createPreviousDuplicates();
        createCandidates(changed);
        database.execute("create table " + table + " as " + DuplicateRows.selectAmong(contract, "temp.candidate"));
        List.of("new_key", "unchanged_line", "unchanged_row", "previous_duplicate", "candidate")
                .forEach(step -> database.execute("drop table temp." + step));
    }

    /** Finds their line numbers by the key columns first; then reads all columns of these few rows. */
    private void createUnchangedCandidates(Set<Long> changed) {
        database.execute("create temp table new_key as select distinct " + hash + " as key_hash from " + rows
                + removed.map(select -> " anti join (" + select + ") using (" + DuplicateRows.key(contract) + ")")
                        .orElse("")
                + " where " + in(changed));
        String periods = effective.stream()
                .filter(s -> changed.contains(s.submission().key()))
                .map(s -> Sql.literal(s.submission().period().text()))
                .distinct()
                .collect(Collectors.joining(", "));
        database.execute("create temp table unchanged_line as select submission_key, source_line from " + rows
                + " where not (" + in(changed) + ") and "
                + (periods.isEmpty() ? "false" : "period in (" + periods + ")")
                + " and " + hash + " in (select key_hash from temp.new_key)");
        database.execute("create temp table unchanged_row as select * from " + rows
                + " semi join temp.unchanged_line using (submission_key, source_line)");
    }

    private void createPreviousDuplicates() {
        Set<Long> unchangedEffective = effective.stream()
                .map(s -> s.submission().key())
                .filter(unchanged::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        database.execute(
                "create temp table previous_duplicate as select * from read_parquet(" + Sql.literal(previousDuplicates)
                        + ", hive_partitioning = false) where " + in(unchangedEffective) + " and " + hash
                        + " not in (select key_hash from temp.new_key)");
    }

    private void createCandidates(Set<Long> changed) {
        database.execute("""
                create temp table candidate as
                select * from temp.unchanged_row
                union all by name
                select * from temp.previous_duplicate
                union all by name
                select * from %1$s where %2$s and %3$s in (
                    select key_hash from (
                        select %3$s as key_hash from %1$s where %2$s
                        union all
                        select %3$s from temp.unchanged_row
                        union all
                        select distinct %3$s from temp.previous_duplicate
                    )
                    group by all having count(*) > 1
                )
                """.formatted(rows, in(changed), hash));
    }

    private static String in(Set<Long> submissions) {
        return submissions.isEmpty()
                ? "false"
                : submissions.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "submission_key in (", ")"));
    }
}
