package org.ruralwarehouse.staging;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableDuplicates;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/** Creates {@code landed.duplicate_<dataset>}: the rows with the same primary key within a period. */
public final class DuplicateTables {

    private final Database database;
    private final WarehouseDefinition definition;
    private final LandingZone landed;

    /**
     * @param database staging database with the landed rows of these submissions
     */
    public DuplicateTables(Database database, WarehouseDefinition definition, LandingZone landed) {
        this.database = database;
        this.definition = definition;
        this.landed = landed;
    }

    /**
     * Creates the tables.
     *
     * @param datasets datasets whose table is created; for others, a view computes the rows on demand
     */
    public void create(Set<String> datasets, PreviousResults previous) {
        for (Contract contract : definition.newestContracts()) {
            if (datasets.contains(contract.name())) {
                search(contract, previous).createTable(table(contract));
            } else {
                database.execute("create view " + table(contract) + " as "
                        + DuplicateRows.select(contract, DuplicateRows.rows(contract)));
            }
        }
    }

    /** The fastest search: from reusable rows if there are any, otherwise by the size of the dataset. */
    private DuplicateSearch search(Contract contract, PreviousResults previous) {
        List<LandedSubmission> submissions = landed.effective(contract.name());
        Optional<ReusableDuplicates> reusable = previous.duplicates(contract.name())
                .filter(rows -> submissions.stream()
                        .anyMatch(s -> rows.unchanged().contains(s.submission().key())));
        if (reusable.isPresent()) {
            return new IncrementalDuplicateSearch(
                    database, contract, submissions, reusable.get(), removedRows(contract, reusable.get()));
        }
        return LandedRows.areCopied(submissions)
                ? new GroupingDuplicateSearch(database, contract)
                : new FilteringDuplicateSearch(database, contract, submissions);
    }

    /** A SELECT of the rows that were effective in the previous release, as far as they still are landed. */
    private Optional<String> removedRows(Contract contract, ReusableDuplicates previous) {
        List<LandedSubmission> removed = landed.submissions().stream()
                .filter(s -> s.submission().dataset().equals(contract.name()))
                .filter(s ->
                        s.sha256().equals(previous.removed().get(s.submission().key())))
                .toList();
        return removed.isEmpty() ? Optional.empty() : Optional.of(new LandedRows(database, contract).select(removed));
    }

    /**
     * Exports the tables, one Parquet file each.
     *
     * @param datasets datasets to export
     * @param files files in an existing folder
     */
    public void export(Set<String> datasets, ReusableFiles files) {
        for (Contract contract : definition.newestContracts()) {
            if (datasets.contains(contract.name())) {
                database.execute("copy " + table(contract) + " to " + Sql.literal(files.duplicateRows(contract.name()))
                        + " (format parquet, compression zstd)");
            }
        }
    }

    /** Creates views of files that {@link #export} has written. */
    public void createViews(ReusableFiles files) {
        for (Contract contract : definition.newestContracts()) {
            database.execute("create view " + table(contract) + " as select * from read_parquet("
                    + Sql.literal(files.duplicateRows(contract.name())) + ")");
        }
    }

    private static String table(Contract contract) {
        return "landed." + Sql.name(DuplicateRows.table(contract.name()));
    }
}
