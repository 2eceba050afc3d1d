package org.ruralwarehouse.job.impact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.decision.DecisionStore;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.job.PseudonymKeyGuard;
import org.ruralwarehouse.job.replay.LandedRowReader;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.land.QuarantinedRow;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.DataLayout;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Computes the effect of changed contracts and checks before they are used: applies those of the working tree to all
 * landed submissions and compares the findings with those of the current release. Writes only temporary files.
 */
public final class ImpactLauncher {

    private final Settings settings;
    private final PseudonymKey key;
    private final JsonFiles json = new JsonFiles();

    public ImpactLauncher(Settings settings, PseudonymKey key) {
        this.settings = settings;
        this.key = key;
    }

    /**
     * @throws DefinitionException when no release exists, the working tree is invalid, or submissions have landed under
     *     another pseudonym key
     */
    public ImpactResult run() {
        CurrentRelease release = CurrentRelease.find(settings.data().current())
                .orElseThrow(() ->
                        DefinitionException.of(settings.data().current().toString(), "", "no release to compare with"));
        new PseudonymKeyGuard(settings.data()).requireSameKey(key);
        WarehouseDefinition definition = new WarehouseDefinitionReader(settings.warehouse()).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        Path scratch = settings.data().root().resolve("impact");
        new FileTree(scratch).delete();
        try {
            LandingZone revalidated = revalidate(definition, checks, new DataLayout(scratch));
            CheckFiles files = new CheckFiles(scratch.resolve("check"));
            new CheckStage(definition, checks, settings.thresholds(), settings.checkLimits(), settings.duckDb())
                    .check(revalidated, List.of(), PreviousResults.none(), files);
            return compare(
                    comparable(
                            release.findings(),
                            new ReusableFiles(release.folder().resolve(ReusableFiles.IN_RELEASE)).omittedRows(),
                            revalidated),
                    comparable(files.findings(), files.reusable().omittedRows(), revalidated));
        } finally {
            new FileTree(scratch).delete();
        }
    }

    /**
     * The landing zone under the contracts of the working tree. Submissions with an unchanged contract are used as
     * landed.
     */
    private LandingZone revalidate(WarehouseDefinition definition, CheckCatalog checks, DataLayout scratch) {
        LandStage landStage = new LandStage(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        List<LandedSubmission> revalidated = new ArrayList<>();
        try (Database database = Database.inMemory(settings.duckDb())) {
            for (LandedSubmission landed : new DecisionStore(settings.data().decisions())
                    .read()
                    .applyTo(LandingZone.read(settings.data().landed()))
                    .submissions()) {
                Contract contract = definition
                        .contract(
                                landed.submission().dataset(),
                                landed.submission().period())
                        .orElseThrow();
                boolean isUnchanged = contract.sha256().equals(landed.receipt().contractSha256());
                revalidated.add(isUnchanged ? landed : revalidate(database, landStage, landed, contract, scratch));
            }
        }
        return new LandingZone(revalidated);
    }

    private LandedSubmission revalidate(
            Database database, LandStage landStage, LandedSubmission landed, Contract contract, DataLayout scratch) {
        Path folder = scratch.landed(landed.submission());
        LandedRowReader reader = new LandedRowReader(database, landed, contract);
        LandingReceipt receipt;
        try (Stream<QuarantinedRow> rows = Stream.concat(reader.landedRows(), reader.quarantined())) {
            receipt = landStage.revalidate(landed, rows.iterator(), folder);
        }
        json.write(folder.resolve(LandedFiles.RECEIPT), receipt);
        return new LandedSubmission(receipt, folder, List.of(), landed.isEffective());
    }

    private ImpactResult compare(String before, String after) {
        try (Database database = Database.inMemory(settings.duckDb())) {
            database.execute("create table before as " + before);
            database.execute("create table after as " + after);
            List<ImpactResult.Change> changes = database.query(
                    """
                    with changed as (
                        select *, 1 as appearing, 0 as disappearing from (from after except from before)
                        union all
                        select *, 0, 1 from (from before except from after)
                    )
                    select package_name, dataset, period, finding_code,
                        sum(appearing)::bigint, sum(disappearing)::bigint
                    from changed group by all order by all
                    """,
                    row -> new ImpactResult.Change(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getLong(6)));
            return new ImpactResult(changes, rows(database, "after", "before"), rows(database, "before", "after"));
        }
    }

    private static long rows(Database database, String in, String notIn) {
        String quarantined = "select submission_key, source_line from %s where effect = 'row_quarantined'";
        return database.queryLong(
                "select count(*) from (" + quarantined.formatted(in) + " except " + quarantined.formatted(notIn) + ")");
    }

    /**
     * Rows with findings, once for each rule. Findings about whole files, and rows stored as one text, do not depend on
     * contracts or checks.
     */
    private static String comparable(Path findings, Path omitted, LandingZone revalidated) {
        String columns = "submission_key, source_line, package_name, dataset, period, finding_code, effect";
        String all = "select " + columns + " from read_parquet(" + Sql.literal(findings) + ")";
        // A release of an older version lists all findings.
        if (Files.exists(omitted)) {
            all += " union all select " + columns + " from read_parquet(" + Sql.literal(omitted) + ")";
        }
        return "select distinct * from (" + all + ") where source_line is not null"
                + " and finding_code not in ('total_row', 'total_row_differs', 'footer_row',"
                + " 'row_has_wrong_field_count', 'preamble_skipped', 'unit_line_differs')"
                + " and submission_key in ("
                + Sql.keys(revalidated.submissions().stream()
                        .map(s -> s.submission().key())
                        .toList())
                + ")";
    }
}
