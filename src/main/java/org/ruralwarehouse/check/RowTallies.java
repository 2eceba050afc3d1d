package org.ruralwarehouse.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;

/** Counts received, accepted and quarantined rows of effective submissions. */
final class RowTallies {

    private final Database database;
    private final WarehouseDefinition definition;
    private final LandingZone landed;

    RowTallies(Database database, WarehouseDefinition definition, LandingZone landed) {
        this.database = database;
        this.definition = definition;
        this.landed = landed;
    }

    /**
     * Row counts by dataset.
     *
     * @throws IllegalStateException when received rows are not accepted plus quarantined rows
     */
    List<CheckResult.Tally> ofDatasets(CheckFiles out) {
        List<CheckResult.Tally> tallies = new ArrayList<>();
        for (Contract contract : definition.newestContracts()) {
            List<LandedSubmission> effective = landed.effective(contract.name());
            long received = effective.stream()
                    .mapToLong(s -> s.receipt().rowsReceived())
                    .sum();
            long accepted = accepted(contract.name(), out);
            long quarantinedByChecks = database.queryLong(
                    "select count(*) from accepted.quarantined_row join landed.submission using (submission_key)"
                            + " where dataset = " + Sql.literal(contract.name()));
            long quarantined = quarantinedByChecks
                    + effective.stream()
                            .mapToLong(s -> s.receipt().rowsQuarantined())
                            .sum();
            if (received != accepted + quarantined) {
                throw new IllegalStateException(contract.name() + ": received " + received + " rows, but accepted "
                        + accepted + " and quarantined " + quarantined);
            }
            tallies.add(new CheckResult.Tally(contract.name(), received, accepted, quarantined));
        }
        return tallies;
    }

    /** Landed rows minus quarantined rows; if quarantined rows are not written, the remaining rows. */
    private long accepted(String dataset, CheckFiles out) {
        Path quarantine = out.quarantine(dataset);
        if (!Files.exists(quarantine)) {
            return database.queryLong("select count(*) from accepted." + Sql.name(dataset));
        }
        return database.queryLong("select count(*) from landed." + Sql.name(dataset))
                - database.queryLong("select count(*) from read_parquet(" + Sql.literal(quarantine)
                        + ", hive_partitioning = false)");
    }

    /** Row counts by submission key, for effective submissions. */
    Map<Long, CheckResult.Tally> ofSubmissions() {
        Map<Long, Long> quarantinedByChecks = new HashMap<>();
        database.read("select submission_key, count(*) from accepted.quarantined_row group by all", rows -> {
            while (rows.next()) {
                quarantinedByChecks.put(rows.getLong(1), rows.getLong(2));
            }
        });
        Map<Long, CheckResult.Tally> tallies = new TreeMap<>();
        for (LandedSubmission submission : landed.submissions()) {
            if (!submission.isEffective()) {
                continue;
            }
            LandingReceipt receipt = submission.receipt();
            long key = submission.submission().key();
            long failed = quarantinedByChecks.getOrDefault(key, 0L);
            tallies.put(
                    key,
                    new CheckResult.Tally(
                            submission.submission().dataset(),
                            receipt.rowsReceived(),
                            receipt.rowsLanded() - failed,
                            receipt.rowsQuarantined() + failed));
        }
        return tallies;
    }
}
