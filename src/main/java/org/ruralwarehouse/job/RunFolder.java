package org.ruralwarehouse.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.accept.AcceptResult;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.model.ModelFiles;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandingOutcome;

/** The results of the stages of one run, on disk, so that a restart can continue with them. */
final class RunFolder {

    private static final String ACCEPT = "accept.json";
    private static final String CHECK = "check.json";
    private static final String MODEL = "model.json";
    private static final String RELEASE = "release.json";
    private static final String REPEAT = "repeat";

    private final Path folder;
    private final JsonFiles json = new JsonFiles();
    private volatile @Nullable AcceptResult accepted;

    RunFolder(Path folder) {
        this.folder = folder;
    }

    void write(AcceptResult result) {
        json.write(folder.resolve(ACCEPT), result);
        accepted = result;
    }

    /** Cached: each file that lands needs it, and it lists all files. */
    AcceptResult accepted() {
        AcceptResult known = accepted;
        if (known == null) {
            known = json.read(folder.resolve(ACCEPT), AcceptResult.class);
            accepted = known;
        }
        return known;
    }

    void write(LandingOutcome outcome) {
        json.write(landings().resolve(outcome.submission().key() + ".json"), outcome);
    }

    List<LandingOutcome> landingOutcomes() {
        if (!Files.isDirectory(landings())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(landings())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> json.read(file, LandingOutcome.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + landings(), e);
        }
    }

    /** Findings about packages and files that did not land. */
    List<Finding> unlanded() {
        List<Finding> findings = new ArrayList<>();
        accepted().packages().forEach(verdict -> findings.addAll(verdict.findings()));
        landingOutcomes().forEach(outcome -> findings.addAll(outcome.rejections()));
        return findings;
    }

    private Path landings() {
        return folder.resolve("land");
    }

    void write(CheckResult result) {
        json.write(folder.resolve(CHECK), result);
    }

    Optional<CheckResult> checked() {
        return read(CHECK, CheckResult.class);
    }

    void write(ModelResult result) {
        json.write(folder.resolve(MODEL), result);
    }

    Optional<ModelResult> modelled() {
        return read(MODEL, ModelResult.class);
    }

    void write(ReleaseIdentity release) {
        json.write(folder.resolve(RELEASE), release);
    }

    /** Empty when the run has nothing to publish. */
    Optional<ReleaseIdentity> release() {
        return read(RELEASE, ReleaseIdentity.class);
    }

    /** Stores whether the stages after landing must be repeated, because the run has held submissions. */
    void markForRepeat(boolean isMarked) {
        try {
            if (isMarked) {
                Files.writeString(folder.resolve(REPEAT), "");
            } else {
                Files.deleteIfExists(folder.resolve(REPEAT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder.resolve(REPEAT), e);
        }
    }

    boolean isMarkedForRepeat() {
        return Files.exists(folder.resolve(REPEAT));
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(json.read(file, type)) : Optional.empty();
    }

    CheckFiles checkFiles() {
        return new CheckFiles(folder.resolve("check"));
    }

    /**
     * Folder of the report stage. It is separate because the model stage, which runs in parallel, deletes its own
     * folder.
     */
    Path reportFolder() {
        return folder.resolve("report");
    }

    /** One table of findings per province. Publishing moves them into the release. */
    Path provinceTables() {
        return reportFolder().resolve("provinces");
    }

    ModelFiles modelFiles() {
        return new ModelFiles(folder.resolve("release"));
    }
}
