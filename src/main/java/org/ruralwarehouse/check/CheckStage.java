package org.ruralwarehouse.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.ParallelStatements;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.staging.DuplicateTables;
import org.ruralwarehouse.staging.FindingTable;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.PublishedFindings;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Runs the quality checks on the landed rows, quarantines rows with errors, and runs the macro checks on the rest. A
 * check that cannot run is reported as not run and blocks the release.
 */
public final class CheckStage {

    private final WarehouseDefinition definition;
    private final CheckCatalog catalog;
    private final Thresholds thresholds;
    private final CheckLimits limits;
    private final DuckDbSettings settings;

    /** Uses the standard thresholds and limits. */
    public CheckStage(WarehouseDefinition definition, CheckCatalog catalog, DuckDbSettings settings) {
        this(definition, catalog, Thresholds.standard(), CheckLimits.STANDARD, settings);
    }

    public CheckStage(
            WarehouseDefinition definition,
            CheckCatalog catalog,
            Thresholds thresholds,
            CheckLimits limits,
            DuckDbSettings settings) {
        this.limits = limits;
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
    public CheckResult check(LandingZone landed, List<Finding> unlanded, PreviousResults previous, CheckFiles out) {
        return check(landed, unlanded, previous, out, new Scope(datasets(), catalog.quality(), catalog.macro(), true));
    }

    /** Runs only the quality checks, which do not compare provinces. */
    public CheckResult checkQuality(LandingZone landed, List<Finding> unlanded, CheckFiles out) {
        Scope scope = new Scope(datasets(), catalog.quality(), List.of(), true);
        return check(landed, unlanded, PreviousResults.none(), out, scope);
    }

    /** Runs the quality checks of some datasets and writes only the findings. Checks may read the other datasets. */
    public CheckResult checkQuality(
            LandingZone landed,
            List<Finding> unlanded,
            Set<String> datasets,
            PreviousResults previous,
            CheckFiles out) {
        List<CheckDefinition> quality = catalog.quality().stream()
                .filter(check -> check.dataset().isEmpty() || datasets.contains(check.dataset()))
                .toList();
        return check(landed, unlanded, previous, out, new Scope(datasets, quality, List.of(), false));
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
            LandingZone landed, List<Finding> unlanded, PreviousResults previous, CheckFiles out, Scope scope) {
        createFolders(out);
        try (Database database = Database.inMemory(settings)) {
            StagingDatabase staging = new StagingDatabase(database, definition, landed);
            staging.create();
            new DuplicateTables(database, definition, landed).create(scope.datasets(), previous);
            FindingTable table = new FindingTable(database);
            PublishedFindings published = new PublishedFindings(catalog.rules(), catalog.messages());
            published.createRules(database);
            table.insert(unlanded);
            CheckFindings findings = new CheckFindings(database, table, limits);
            findings.addLanded(landed);
            List<CheckDefinition> quality = new ArrayList<>(duplicateKeys(scope.datasets()));
            quality.addAll(scope.quality());
            List<CheckResult.Run> runs = new ArrayList<>(
                    new QualityChecks(database, findings, previous).run(quality, landed, checks(), scope.datasets()));
            findings.mask();
            if (scope.isComplete()) {
                findings.export(QualityChecks.provinceScoped(quality), out.reusable());
            }
            List<Waiver> waived = new WaiverTable(database, catalog.waivers()).apply();
            List<Long> rejected = new ThresholdTable(
                            database, table, thresholds, catalog.rules().rule(ThresholdTable.CODE))
                    .apply(definition.newestContracts());
            QuarantinedRows quarantined = new QuarantinedRows(database, definition.newestContracts(), previous);
            quarantined.export(rejected, out.quarantinedRows());
            staging.createAccepted(out.quarantinedRows());
            runs.addAll(runMacro(database, landed, findings, published, quarantined, scope, out));
            RowTallies tallies = new RowTallies(database, definition, landed);
            List<CheckDefinition> all =
                    Stream.concat(quality.stream(), scope.macro().stream()).toList();
            List<CheckResult.Block> blocks = new BlockingChecks(database, landed, catalog.rules()).of(runs, all);
            return new CheckResult(runs, tallies.ofDatasets(out), tallies.ofSubmissions(), rejected, waived, blocks);
        }
    }

    /** Runs the macro checks and writes findings, quarantine and reusable results at the same time. */
    private List<CheckResult.Run> runMacro(
            Database database,
            LandingZone landed,
            CheckFindings findings,
            PublishedFindings published,
            QuarantinedRows quarantined,
            Scope scope,
            CheckFiles out) {
        if (!scope.macro().isEmpty()) {
            new PreparedTables(database)
                    .create(
                            definition.folder().resolve("facts"),
                            PreparedTables.ofDatasets(scope.datasets()),
                            PreviousResults.none());
        }
        try (ParallelStatements statements = ParallelStatements.singleThreaded(database)) {
            Supplier<List<CheckResult.Run>> macro =
                    new CheckRunner(database, findings).begin(scope.macro(), statements);
            if (scope.isComplete()) {
                statements.start(connection -> quarantined.exportQuarantine(out, connection));
            }
            List<CheckResult.Run> runs = macro.get();
            findings.mask();
            statements.start(connection -> published.export(out.findings(), connection));
            if (scope.isComplete()) {
                statements.start(connection -> exportReusable(connection, landed, scope, out.reusable()));
            }
            statements.finish();
            return runs;
        }
    }

    private void exportReusable(Database connection, LandingZone landed, Scope scope, ReusableFiles out) {
        connection.execute("copy (from finding.omitted_finding order by all) to " + Sql.literal(out.omittedRows())
                + " (format parquet, compression zstd)");
        new DuplicateTables(connection, definition, landed).export(scope.datasets(), out);
        new PreparedTables(connection).export(checks(), PreparedTables.ofDatasets(scope.datasets()), out);
    }

    private Path checks() {
        return definition.folder().resolve("checks");
    }

    private static void createFolders(CheckFiles out) {
        try {
            Files.createDirectories(out.quarantine());
            Files.createDirectories(out.reusable().duplicateRows());
            Files.createDirectories(out.reusable().preparedTables());
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
}
