package org.ruralwarehouse.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/** Results that previous runs have stored: in the current release, and as reports. */
public final class StoredResults implements PreviousResults {

    private final Optional<CurrentRelease> release;
    private final ReusePlan plan;
    private final Optional<PreviousTables> tables;
    private final ReportFingerprints reports;

    /**
     * @param release the current release; empty when there is none or when it was built from other definitions
     * @param current inputs of the new release
     * @param reports fingerprints of the inputs of the existing reports
     */
    public StoredResults(
            Optional<CurrentRelease> release, List<ReleaseManifest.Input> current, ReportFingerprints reports) {
        this.release = release;
        this.plan = release.map(previous -> ReusePlan.of(previous.manifest().inputs(), current))
                .orElse(ReusePlan.NOTHING);
        this.tables = release.filter(previous -> !plan.isEmpty()).flatMap(StoredResults::tables);
        this.reports = reports;
    }

    private static Optional<PreviousTables> tables(CurrentRelease release) {
        PartitionManifest partitions = PartitionManifest.read(release.folder());
        return partitions.digests().isEmpty()
                ? Optional.empty()
                : Optional.of(new PreviousTables(release.database(), partitions));
    }

    /** A file of the previous release; empty when it does not exist. */
    private Optional<Path> existing(Path inRelease) {
        return release.map(previous -> previous.folder().resolve(inRelease)).filter(Files::exists);
    }

    /** The same, while some submissions are unchanged. */
    private Optional<Path> reusable(Path inRelease) {
        return plan.isEmpty() ? Optional.empty() : existing(inRelease);
    }

    private static ReusableFiles checks() {
        return new ReusableFiles(Path.of(ReusableFiles.IN_RELEASE));
    }

    private ReusableRows rows(Path inRelease) {
        return reusable(inRelease)
                .map(file -> ReusableRows.of(file, plan.submissions()))
                .orElse(ReusableRows.none());
    }

    @Override
    public ReusableRows preparedTable(String table) {
        return rows(checks().preparedTable(table));
    }

    @Override
    public ReusableRows quarantine(String dataset) {
        return rows(Path.of(ReleaseManifest.QUARANTINE, dataset + ".parquet"));
    }

    @Override
    public Optional<ReusableDuplicates> duplicates(String dataset) {
        return reusable(checks().duplicateRows(dataset))
                .map(file -> new ReusableDuplicates(file, plan.submissions(), plan.removed()));
    }

    @Override
    public Optional<ReusableFindings> provinceFindings() {
        return reusable(checks().provinceFindings())
                .filter(file -> !plan.provinces().isEmpty())
                .flatMap(file -> existing(checks().omittedRows())
                        .map(omitted -> new ReusableFindings(file, omitted, plan.provinces())));
    }

    @Override
    public SubmissionScope changedProvinces(LandingZone landed) {
        return provinceFindings()
                .map(findings -> SubmissionScope.of(landed.submissions().stream()
                        .map(LandedSubmission::submission)
                        .filter(submission -> !findings.provinces().contains(submission.provinceCode()))
                        .map(submission -> submission.key())
                        .collect(Collectors.toSet())))
                .orElse(SubmissionScope.all());
    }

    @Override
    public void attachDatabase(Database database, Path file, String storageVersion) {
        tables.ifPresent(previous -> previous.copyDatabase(file));
        PreviousResults.none().attachDatabase(database, file, storageVersion);
        tables.ifPresent(previous -> previous.dropOthers(database));
    }

    @Override
    public Set<Long> createTable(String table, String select, Map<Long, String> fingerprints, Database connection) {
        return tables.filter(previous -> previous.contains(table))
                .map(previous -> previous.update(table, select, fingerprints, connection))
                .orElseGet(() -> PreviousResults.none().createTable(table, select, fingerprints, connection));
    }

    @Override
    public Optional<Path> findings() {
        return existing(Path.of(ReleaseManifest.FINDINGS, ReleaseManifest.ALL_FINDINGS));
    }

    @Override
    public boolean isUpToDate(Path report, String inputsSha256) {
        return reports.isUpToDate(report, inputsSha256);
    }

    @Override
    public boolean linkFolder(Path inRelease, Path target) {
        List<Path> files =
                existing(inRelease).map(folder -> new FileTree(folder).files()).orElse(List.of());
        if (!files.isEmpty()
                && files.stream().allMatch(file -> FileTree.link(target.resolve(file.getFileName()), file))) {
            return true;
        }
        // Writing to a linked file would change the previous release.
        new FileTree(target).delete();
        return false;
    }

    @Override
    public boolean linkFindings(Path target) {
        return existing(Path.of(ReleaseManifest.FINDINGS, String.valueOf(target.getFileName())))
                .filter(table -> FileTree.link(target, table))
                .isPresent();
    }

    @Override
    public Map<String, String> linkedFileDigests(Path folder) {
        Map<String, String> digests = new TreeMap<>();
        release.ifPresent(previous -> previous.manifest().files().forEach((name, digest) -> {
            if (isSame(folder.resolve(name), previous.folder().resolve(name))) {
                digests.put(name, digest);
            }
        }));
        return digests;
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare " + file, e);
        }
    }
}
