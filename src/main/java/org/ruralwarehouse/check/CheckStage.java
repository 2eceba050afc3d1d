package org.ruralwarehouse.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.release.ReusePlan;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Runs the quality checks over what has landed, keeps out the rows that they refuse, and runs the macro checks over the
 * rest. A check that cannot run is reported as not run and holds the release: nobody may take silence for consent.
 */
public final class CheckStage {

    private static final String NOT_RUN = "check_not_run";

    private final WarehouseDefinition definition;
    private final CheckCatalog catalog;
    private final Thresholds thresholds;
    private final DuckDbSettings settings;

    /** With the thresholds that hold where nobody states any. */
    public CheckStage(WarehouseDefinition definition, CheckCatalog catalog, DuckDbSettings settings) {
        this(definition, catalog, Thresholds.standard(), settings);
    }

    public CheckStage(
            WarehouseDefinition definition, CheckCatalog catalog, Thresholds thresholds, DuckDbSettings settings) {
        this.definition = definition;
        this.catalog = catalog;
        this.thresholds = thresholds;
        this.settings = settings;
    }

    /**
     * Quality and macro checks.
     *
     * @param unlanded findings about packages that were not landed, for the common table of findings
     */
    public CheckResult check(LandingZone landed, List<Finding> unlanded, CheckFiles out) {
        return check(landed, unlanded, Optional.empty(), out);
    }

    /**
     * The same, in less time and with the same result.
     *
     * @param carryover what may be taken over from the release before
     */
    public CheckResult check(
            LandingZone landed, List<Finding> unlanded, Optional<ReusePlan> carryover, CheckFiles out) {
        Scope scope = new Scope(datasets(), catalog.quality(), catalog.macro(), true);
        return check(landed, unlanded, out, scope, carryover.flatMap(c -> PreviousCheck.of(c, scope.datasets())));
    }

    /** Quality checks alone: what one province can be told without the others. */
    public CheckResult checkQuality(LandingZone landed, List<Finding> unlanded, CheckFiles out) {
        Scope scope = new Scope(datasets(), catalog.quality(), List.of(), true);
        return check(landed, unlanded, out, scope, Optional.empty());
    }

    /**
     * Findings alone, of the quality checks of some datasets, for which the others are only looked up.
     *
     * @param carryover what may be taken over from the release before
     */
    public CheckResult checkQuality(
            LandingZone landed, Set<String> datasets, Optional<ReusePlan> carryover, CheckFiles out) {
        List<CheckDefinition> quality = catalog.quality().stream()
                .filter(check -> check.dataset().isEmpty() || datasets.contains(check.dataset()))
                .toList();
        return check(
                landed,
                List.of(),
                out,
                new Scope(datasets, quality, List.of(), false),
                carryover.flatMap(c -> PreviousCheck.of(c, datasets)));
    }

    /**
     * What to check.
     *
     * @param datasets whose rows are looked through for double keys
     * @param isComplete whether rows are written, too, and what the checks of another night go on from
     */
    private record Scope(
            Set<String> datasets, List<CheckDefinition> quality, List<CheckDefinition> macro, boolean isComplete) {}

    private Set<String> datasets() {
        return definition.newestContracts().stream().map(Contract::name).collect(Collectors.toSet());
    }

    private CheckResult check(
            LandingZone landed, List<Finding> unlanded, CheckFiles out, Scope scope, Optional<PreviousCheck> earlier) {
        createFolders(out);
        try (Database database = Database.inMemory(settings)) {
            StagingDatabase build = new StagingDatabase(database, definition, landed);
            build.create();
            createRepeated(build, scope, earlier);
            FindingTable findings = new FindingTable(database, catalog.rules());
            findings.addUnlanded(unlanded);
            findings.addLanded(landed);
            List<CheckDefinition> quality = new ArrayList<>(duplicateKeys(scope.datasets()));
            quality.addAll(scope.quality());
            List<CheckResult.Run> runs =
                    new ArrayList<>(runQuality(database, findings, landed, quality, scope, earlier));
            if (scope.isComplete()) {
                findings.export(
                        quality.stream().filter(CheckDefinition::isOfProvince).toList(), out.ofProvinces());
            }
            List<Waiver> waived = new WaiverTable(database, catalog.waivers()).apply();
            List<Long> refused = new ThresholdTable(
                            database, thresholds, catalog.rules().rule(ThresholdTable.CODE))
                    .apply(definition.newestContracts());
            QuarantinedRows rejected = new QuarantinedRows(database, definition.newestContracts());
            rejected.export(refused, out.rejectedRows());
            build.createAccepted(out.rejectedRows());
            if (!scope.macro().isEmpty()) {
                new PreparedTables(database).create(definition.folder().resolve("facts"), scope.datasets());
            }
            try (ParallelStatements lanes = ParallelStatements.alone(database)) {
                var macro = new CheckRunner(database, findings).begin(scope.macro(), lanes);
                if (scope.isComplete()) {
                    lanes.start(connection -> rejected.exportQuarantine(out, earlier, connection));
                }
                runs.addAll(macro.get());
                lanes.start(connection -> findings.export(out.findings(), connection));
                if (scope.isComplete()) {
                    lanes.start(connection -> exportPrepared(build, connection, scope, out));
                }
                lanes.finish();
            }
            return new CheckResult(
                    runs, tallies(database, landed, out), submissions(database, landed), refused, waived, heldBy(runs));
        }
    }

    /** What the checks of another night go on from. */
    private void exportPrepared(StagingDatabase build, Database connection, Scope scope, CheckFiles out) {
        build.on(connection).exportRepeated(scope.datasets(), out.repeatedRows());
        new PreparedTables(connection).export(checks(), scope.datasets(), out.prepared());
    }

    private static void createRepeated(StagingDatabase build, Scope scope, Optional<PreviousCheck> earlier) {
        earlier.ifPresentOrElse(
                before -> build.createRepeatedSince(
                        before.files().repeatedRows(),
                        before.carryover().submissions(),
                        before.carryover().gone()),
                () -> build.createRepeated(scope.datasets()));
    }

    private List<CheckResult.Run> runQuality(
            Database database,
            FindingTable findings,
            LandingZone landed,
            List<CheckDefinition> quality,
            Scope scope,
            Optional<PreviousCheck> earlier) {
        CheckRunner runs = new CheckRunner(database, findings);
        PreparedTables prepared = new PreparedTables(database);
        if (earlier.isEmpty()) {
            prepared.create(checks(), scope.datasets());
            return runs.run(quality);
        }
        PreviousCheck before = earlier.get();
        prepared.createSince(
                checks(),
                scope.datasets(),
                before.files().prepared(),
                before.carryover().submissions());
        return runs.runSince(before, quality, checks(), scope.datasets(), before.toCheck(landed));
    }

    private Path checks() {
        return definition.folder().resolve("checks");
    }

    private static void createFolders(CheckFiles out) {
        try {
            Files.createDirectories(out.quarantine());
            Files.createDirectories(out.repeatedRows());
            Files.createDirectories(out.prepared());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make folders in " + out.folder(), e);
        }
    }

    /** The one check that follows from every contract: its primary key identifies a row within a submission. */
    private List<CheckDefinition> duplicateKeys(Set<String> datasets) {
        Rule rule = catalog.rules().rule("duplicate_key");
        return definition.newestContracts().stream()
                .filter(contract -> datasets.contains(contract.name()))
                .map(contract -> DuplicateKeyCheck.check(contract, rule))
                .toList();
    }

    private List<CheckResult.Tally> tallies(Database database, LandingZone landed, CheckFiles out) {
        List<CheckResult.Tally> tallies = new ArrayList<>();
        for (Contract contract : definition.newestContracts()) {
            List<LandedSubmission> effective = landed.effective(contract.name());
            long received = effective.stream()
                    .mapToLong(s -> s.receipt().rowsReceived())
                    .sum();
            long accepted = accepted(database, contract.name(), out);
            long keptOut = database.queryLong(
                    "select count(*) from accepted.quarantined_row join landed.submission using (submission_key)"
                            + " where dataset = " + Sql.literal(contract.name()));
            long quarantined = keptOut
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

    /** Rows that landed without those of them that stand in quarantine now; where nothing is written, rows that are left. */
    private static long accepted(Database database, String dataset, CheckFiles out) {
        Path quarantine = out.quarantine(dataset);
        if (!Files.exists(quarantine)) {
            return database.queryLong("select count(*) from accepted." + Sql.name(dataset));
        }
        return database.queryLong("select count(*) from landed." + Sql.name(dataset))
                - database.queryLong("select count(*) from read_parquet(" + Sql.literal(quarantine)
                        + ", hive_partitioning = false)");
    }

    private static Map<Long, CheckResult.Tally> submissions(Database database, LandingZone landed) {
        Map<Long, Long> keptOut = new HashMap<>();
        database.read("select submission_key, count(*) from accepted.quarantined_row group by all", rows -> {
            while (rows.next()) {
                keptOut.put(rows.getLong(1), rows.getLong(2));
            }
        });
        Map<Long, CheckResult.Tally> tallies = new TreeMap<>();
        for (LandedSubmission submission : landed.submissions()) {
            if (!submission.isEffective()) {
                continue;
            }
            LandingReceipt receipt = submission.receipt();
            long key = submission.submission().key();
            long bad = keptOut.getOrDefault(key, 0L);
            tallies.put(
                    key,
                    new CheckResult.Tally(
                            submission.submission().dataset(),
                            receipt.rowsReceived(),
                            receipt.rowsLanded() - bad,
                            receipt.rowsQuarantined() + bad));
        }
        return tallies;
    }

    private List<String> heldBy(List<CheckResult.Run> runs) {
        List<String> held = new ArrayList<>();
        for (CheckResult.Run run : runs) {
            if (run.failure() != null) {
                held.add(NOT_RUN + ": " + run.name());
            } else if (run.rows() > 0 && catalog.rules().rule(run.code()).effect() == Effect.RELEASE_HELD) {
                held.add(run.code());
            }
        }
        return held.stream().distinct().toList();
    }
}
