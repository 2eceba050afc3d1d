package org.ruralwarehouse.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.staging.FindingTable;
import org.ruralwarehouse.incremental.ReusePlan;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.PublishedFindings;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Runs the quality checks on the landed rows, quarantines rows with errors, and runs the macro checks on the rest. A
 * check that cannot run is reported as not run and blocks the release.
 */
public final class CheckStage {

    private static final String NOT_RUN = "check_not_run";

    private final WarehouseDefinition definition;
    private final CheckCatalog catalog;
    private final Thresholds thresholds;
    private final DuckDbSettings settings;

    /** Uses the standard thresholds. */
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
     * Runs quality and macro checks.
     *
     * @param unlanded findings about packages that did not land, for the table of all findings
     */
    public CheckResult check(LandingZone landed, List<Finding> unlanded, CheckFiles out) {
        return check(landed, unlanded, Optional.empty(), out);
    }

    /**
     * Runs quality and macro checks and reuses previous results. The result equals that of a full check.
     *
     * @param reusePlan what can be reused from the previous release
     */
    public CheckResult check(
            LandingZone landed, List<Finding> unlanded, Optional<ReusePlan> reusePlan, CheckFiles out) {
        Scope scope = new Scope(datasets(), catalog.quality(), catalog.macro(), true);
        return check(landed, unlanded, out, scope, reusePlan.flatMap(c -> PreviousCheck.of(c, scope.datasets())));
    }

    /** Runs only the quality checks, which do not compare provinces. */
    public CheckResult checkQuality(LandingZone landed, List<Finding> unlanded, CheckFiles out) {
        Scope scope = new Scope(datasets(), catalog.quality(), List.of(), true);
        return check(landed, unlanded, out, scope, Optional.empty());
    }

    /**
     * Runs the quality checks of some datasets and writes only the findings. Checks may read the other datasets.
     *
     * @param reusePlan what can be reused from the previous release
     */
    public CheckResult checkQuality(
            LandingZone landed, Set<String> datasets, Optional<ReusePlan> reusePlan, CheckFiles out) {
        List<CheckDefinition> quality = catalog.quality().stream()
                .filter(check -> check.dataset().isEmpty() || datasets.contains(check.dataset()))
                .toList();
        return check(
                landed,
                List.of(),
                out,
                new Scope(datasets, quality, List.of(), false),
                reusePlan.flatMap(c -> PreviousCheck.of(c, datasets)));
    }

    /**
     * What to check.
     *
     * @param datasets datasets to search for duplicate keys
     * @param isComplete whether quarantined rows and the results that the next run reuses are written
     */
    private record Scope(
            Set<String> datasets, List<CheckDefinition> quality, List<CheckDefinition> macro, boolean isComplete) {}

    private Set<String> datasets() {
        return definition.newestContracts().stream().map(Contract::name).collect(Collectors.toSet());
    }

    private CheckResult check(
            LandingZone landed, List<Finding> unlanded, CheckFiles out, Scope scope, Optional<PreviousCheck> previous) {
        createFolders(out);
        try (Database database = Database.inMemory(settings)) {
            StagingDatabase staging = new StagingDatabase(database, definition, landed);
            staging.create();
            createDuplicateRows(staging, scope, previous);
            FindingTable table = new FindingTable(database);
            PublishedFindings published = new PublishedFindings(catalog.rules(), catalog.messages());
            published.createRules(database);
            table.insert(unlanded);
            CheckFindings findings = new CheckFindings(database, table);
            findings.addLanded(landed);
            List<CheckDefinition> quality = new ArrayList<>(duplicateKeys(scope.datasets()));
            quality.addAll(scope.quality());
            List<CheckResult.Run> runs =
                    new ArrayList<>(runQuality(database, findings, landed, quality, scope, previous));
            if (scope.isComplete()) {
                findings.export(provinceScoped(quality), out.provinceFindings());
            }
            List<Waiver> waived = new WaiverTable(database, catalog.waivers()).apply();
            List<Long> rejected = new ThresholdTable(
                            database, table, thresholds, catalog.rules().rule(ThresholdTable.CODE))
                    .apply(definition.newestContracts());
            QuarantinedRows quarantined = new QuarantinedRows(database, definition.newestContracts());
            quarantined.export(rejected, out.quarantinedRows());
            staging.createAccepted(out.quarantinedRows());
            runs.addAll(runMacro(database, staging, findings, published, quarantined, scope, out, previous));
            RowTallies tallies = new RowTallies(database, definition, landed);
            return new CheckResult(
                    runs, tallies.ofDatasets(out), tallies.ofSubmissions(), rejected, waived, heldBy(runs));
        }
    }

    private static List<CheckDefinition> provinceScoped(List<CheckDefinition> checks) {
        return checks.stream().filter(CheckDefinition::isProvinceScoped).toList();
    }

    /** Runs the macro checks and writes findings, quarantine and prepared tables at the same time. */
    private List<CheckResult.Run> runMacro(
            Database database,
            StagingDatabase staging,
            CheckFindings findings,
            PublishedFindings published,
            QuarantinedRows quarantined,
            Scope scope,
            CheckFiles out,
            Optional<PreviousCheck> previous) {
        if (!scope.macro().isEmpty()) {
            new PreparedTables(database).create(definition.folder().resolve("facts"), scope.datasets());
        }
        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            Supplier<List<CheckResult.Run>> macro =
                    new CheckRunner(database, findings).begin(scope.macro(), statements);
            if (scope.isComplete()) {
                statements.start(connection -> quarantined.exportQuarantine(out, previous, connection));
            }
            List<CheckResult.Run> runs = macro.get();
            statements.start(connection -> published.export(out.findings(), connection));
            if (scope.isComplete()) {
                statements.start(connection -> exportPrepared(staging, connection, scope, out));
            }
            statements.finish();
            return runs;
        }
    }

    /** Writes the results that the next run reuses. */
    private void exportPrepared(StagingDatabase staging, Database connection, Scope scope, CheckFiles out) {
        staging.on(connection).exportDuplicates(scope.datasets(), out.duplicateRows());
        new PreparedTables(connection).export(checks(), scope.datasets(), out.prepared());
    }

    private static void createDuplicateRows(StagingDatabase staging, Scope scope, Optional<PreviousCheck> previous) {
        previous.ifPresentOrElse(
                check -> staging.createDuplicatesIncrementally(
                        check.files().duplicateRows(),
                        check.reusePlan().submissions(),
                        check.reusePlan().gone()),
                () -> staging.createDuplicates(scope.datasets()));
    }

    private List<CheckResult.Run> runQuality(
            Database database,
            CheckFindings findings,
            LandingZone landed,
            List<CheckDefinition> quality,
            Scope scope,
            Optional<PreviousCheck> previous) {
        CheckRunner runs = new CheckRunner(database, findings);
        PreparedTables prepared = new PreparedTables(database);
        if (previous.isEmpty()) {
            prepared.create(checks(), scope.datasets());
            return runs.run(quality);
        }
        PreviousCheck check = previous.get();
        prepared.createIncrementally(
                checks(),
                scope.datasets(),
                check.files().prepared(),
                check.reusePlan().submissions());
        return runs.runIncrementally(check, quality, checks(), scope.datasets(), check.toCheck(landed));
    }

    private Path checks() {
        return definition.folder().resolve("checks");
    }

    private static void createFolders(CheckFiles out) {
        try {
            Files.createDirectories(out.quarantine());
            Files.createDirectories(out.duplicateRows());
            Files.createDirectories(out.prepared());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create folders in " + out.folder(), e);
        }
    }

    /** The check that every contract implies: its primary key identifies a row within a submission. */
    private List<CheckDefinition> duplicateKeys(Set<String> datasets) {
        Rule rule = catalog.rules().rule("duplicate_key");
        return definition.newestContracts().stream()
                .filter(contract -> datasets.contains(contract.name()))
                .map(contract -> DuplicateKeyCheck.check(contract, rule))
                .toList();
    }

    private List<String> heldBy(List<CheckResult.Run> runs) {
        List<String> codes = new ArrayList<>();
        for (CheckResult.Run run : runs) {
            if (run.failure() != null) {
                codes.add(NOT_RUN + ": " + run.name());
            } else if (run.rows() > 0 && catalog.rules().rule(run.code()).effect() == Effect.RELEASE_HELD) {
                codes.add(run.code());
            }
        }
        return codes.stream().distinct().toList();
    }
}
