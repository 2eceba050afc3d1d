package org.ruralwarehouse.job.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.land.QuarantinedRow;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.staging.LandedFindings;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;

/** Applies the current contracts to the quarantined rows of all effective submissions. */
final class QuarantineReplay {

    private final Settings settings;
    private final WarehouseDefinition definition;
    private final LandStage landStage;

    QuarantineReplay(Settings settings, WarehouseDefinition definition, LandStage landStage) {
        this.settings = settings;
        this.definition = definition;
        this.landStage = landStage;
    }

    List<ReplayedSubmission> run() {
        List<ReplayedSubmission> results = new ArrayList<>();
        LandingZone zone = new DecisionStore(settings.data().decisions())
                .read()
                .applyTo(LandingZone.read(settings.data().landed()));
        try (Database database = Database.inMemory(settings.duckDb())) {
            for (LandedSubmission landed : zone.submissions()) {
                if (landed.isEffective() && landed.receipt().rowsQuarantined() > 0) {
                    results.add(replay(database, landed));
                }
            }
        }
        return results;
    }

    private ReplayedSubmission replay(Database database, LandedSubmission landed) {
        Contract contract = definition
                .contract(landed.submission().dataset(), landed.submission().period())
                .orElseThrow();
        Map<String, Long> findingCounts = new HashMap<>();
        database.read(
                "select finding_code, count(*) from (" + LandedFindings.unaffectedByReplay(landed) + ") group by all",
                counts -> {
                    while (counts.next()) {
                        findingCounts.put(counts.getString(1), counts.getLong(2));
                    }
                });
        Optional<LandingReceipt> receipt;
        try (Stream<QuarantinedRow> rows = new LandedRowReader(database, landed, contract).quarantined()) {
            receipt = landStage.replay(
                    landed, rows.iterator(), findingCounts, settings.data().staging());
        }
        long newlyLanded =
                receipt.map(r -> r.rowsLanded() - landed.receipt().rowsLanded()).orElse(0L);
        return new ReplayedSubmission(
                landed.submission().packageName(),
                landed.submission().dataset(),
                landed.receipt().rowsQuarantined(),
                newlyLanded);
    }
}
