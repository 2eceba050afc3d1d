package org.ruralwarehouse.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.submission.LandedSubmission;

/**
 * Makes the repeated rows of a dataset from those of a release before. Of rows that stay as they are only those can be
 * repeated that were so before, or whose key a changed row has; their keys need not be compared with each other again.
 */
final class RepeatedRowsSince {

    private final Database database;
    private final Contract contract;
    private final List<LandedSubmission> effective;
    private final Set<Long> unchanged;
    private final String rows;
    private final String hash;

    /**
     * @param effective submissions of the dataset
     * @param unchanged keys of submissions, of this and of other datasets, that the release before knew as they are
     */
    RepeatedRowsSince(Database database, Contract contract, List<LandedSubmission> effective, Set<Long> unchanged) {
        this.database = database;
        this.contract = contract;
        this.effective = effective;
        this.unchanged = unchanged;
        this.rows = "landed." + Sql.name(contract.name());
        this.hash = RepeatedRows.hash(contract);
    }

    /**
     * @param before Parquet file with the repeated rows of then
     */
    void createTable(Path before) {
        Set<Long> changed = effective.stream()
                .map(s -> s.submission().key())
                .filter(key -> !unchanged.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        createUnchangedWithChangedKey(changed);
        createCandidates(changed, before);
        database.execute("create table landed." + Sql.name(RepeatedRows.table(contract.name())) + " as "
                + RepeatedRows.amongCandidates(contract, "temp.candidate"));
        List.of("changed_key", "unchanged_line", "unchanged_row", "candidate")
                .forEach(table -> database.execute("drop table temp." + table));
    }

    /** First where they are, by the key alone; then the few rows with all their columns. */
    private void createUnchangedWithChangedKey(Set<Long> changed) {
        database.execute("create temp table changed_key as select distinct " + hash + " as key_hash from " + rows
                + " where " + in(changed));
        String periods = effective.stream()
                .filter(s -> changed.contains(s.submission().key()))
                .map(s -> Sql.literal(s.submission().period()))
                .distinct()
                .collect(Collectors.joining(", "));
        database.execute("create temp table unchanged_line as select submission_key, source_line from " + rows
                + " where not (" + in(changed) + ") and "
                + (periods.isEmpty() ? "false" : "period in (" + periods + ")")
                + " and " + hash + " in (select key_hash from temp.changed_key)");
        database.execute("create temp table unchanged_row as select * from " + rows
                + " semi join temp.unchanged_line using (submission_key, source_line)");
    }

    private void createCandidates(Set<Long> changed, Path before) {
        Set<Long> stillThere = effective.stream()
                .map(s -> s.submission().key())
                .filter(unchanged::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        database.execute("""
                create temp table candidate as
                select * from temp.unchanged_row
                union all by name
                select * from %1$s where %2$s and %3$s in (
                    select key_hash from (
                        select %3$s as key_hash from %1$s where %2$s
                        union all
                        select %3$s from temp.unchanged_row
                    )
                    group by all having count(*) > 1
                )
                union all by name
                select * from read_parquet(%4$s, hive_partitioning = false)
                where %5$s and %3$s not in (select key_hash from temp.changed_key)
                """.formatted(rows, in(changed), hash, Sql.literal(before), in(stillThere)));
    }

    private static String in(Set<Long> submissions) {
        return submissions.isEmpty()
                ? "false"
                : submissions.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "submission_key in (", ")"));
    }
}
