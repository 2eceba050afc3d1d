package org.ruralwarehouse.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.publish.HeadlineReceipts;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;

/**
 * Completes the folder of a release: adds findings, quarantine, reusable results, figure receipts and the manifest to
 * the database and the Parquet star that the model stage has written.
 */
final class ReleaseAssembly {

    private final RunFolder run;
    private final ReleaseInputs inputs;

    ReleaseAssembly(RunFolder run, ReleaseInputs inputs) {
        this.run = run;
        this.inputs = inputs;
    }

    ReleaseManifest assemble(ReleaseIdentity identity) {
        Path release = run.modelFiles().folder();
        // The database is the largest file and is complete: it is hashed while the other files are written.
        Path database = run.modelFiles().database();
        CompletableFuture<String> databaseDigest = CompletableFuture.supplyAsync(() -> FileTree.sha256(database));
        Path findings = release.resolve(ReleaseManifest.FINDINGS);
        // Moved, because the run does not need them any more. A failed attempt to publish may have moved some already.
        new FileTree(run.provinceTables()).files().forEach(table -> move(table, findings.resolve(table.getFileName())));
        copy(run.checkFiles().findings(), findings.resolve(ReleaseManifest.ALL_FINDINGS));
        for (Path file : new FileTree(run.checkFiles().quarantine()).files()) {
            copy(file, release.resolve(ReleaseManifest.QUARANTINE).resolve(file.getFileName()));
        }
        copyReusableFiles(new ReusableFiles(release.resolve(ReusableFiles.IN_RELEASE)));
        HeadlineReceipts.write(run.modelFiles().database(), inputs.effective(), release.resolve("headlines.json"));
        Map<String, String> digests = new TreeMap<>(inputs.previousResults().linkedFileDigests(release));
        for (Path file : new FileTree(release).files()) {
            // A manifest exists when a previous attempt to publish ended before the rename.
            if (!file.equals(database) && !file.endsWith(ReleaseManifest.FILE)) {
                digests.computeIfAbsent(name(release, file), name -> FileTree.sha256(file));
            }
        }
        digests.put(name(release, database), databaseDigest.join());
        return new ReleaseManifest(
                identity,
                ReleaseInputs.applicationVersion(),
                inputs.settings().duckDb().storageVersion(),
                inputs.definitionSha256(),
                inputs.effective(),
                rows(),
                tables(),
                findingCounts(),
                digests,
                inputs.decisions().inForce());
    }

    private void copyReusableFiles(ReusableFiles target) {
        ReusableFiles source = run.checkFiles().reusable();
        copy(source.provinceFindings(), target.provinceFindings());
        copy(source.omittedRows(), target.omittedRows());
        copyAll(source.duplicateRows(), target.duplicateRows());
        copyAll(source.preparedTables(), target.preparedTables());
    }

    private static void copyAll(Path folder, Path target) {
        for (Path file : new FileTree(folder).files()) {
            copy(file, target.resolve(file.getFileName()));
        }
    }

    private static void move(Path source, Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot move " + source, e);
        }
    }

    private static void copy(Path source, Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + source, e);
        }
    }

    private List<ReleaseManifest.RowCount> rows() {
        List<ReleaseManifest.RowCount> rows = new ArrayList<>();
        run.checked().ifPresent(result -> {
            for (CheckResult.Tally tally : result.tallies()) {
                rows.add(new ReleaseManifest.RowCount(
                        tally.dataset(), tally.received(), tally.accepted(), tally.quarantined()));
            }
        });
        return rows;
    }

    private Map<String, Long> tables() {
        Map<String, Long> rows = new TreeMap<>();
        run.modelled().ifPresent(result -> {
            for (ModelResult.Table table : result.tables()) {
                rows.put(table.name(), table.rows());
            }
        });
        return rows;
    }

    private Map<String, Long> findingCounts() {
        Map<String, Long> counts = new TreeMap<>();
        inputs.landed().submissions().forEach(s -> s.receipt()
                .findingsByCode()
                .forEach((code, count) -> counts.merge(code, count, Long::sum)));
        run.checked().ifPresent(result -> {
            for (CheckResult.Run check : result.runs()) {
                if (check.rows() > 0) {
                    counts.merge(check.code(), check.rows(), Long::sum);
                }
            }
        });
        run.accepted().packages().forEach(p -> p.findings().forEach(f -> counts.merge(f.code(), 1L, Long::sum)));
        inputs.decisions().heldByRuns().forEach(held -> counts.merge(HeldFindings.CODE, 1L, Long::sum));
        run.landingOutcomes().forEach(o -> o.rejections().forEach(f -> counts.merge(f.code(), 1L, Long::sum)));
        return counts;
    }

    private static String name(Path release, Path file) {
        return release.relativize(file).toString();
    }
}
