package org.ruralwarehouse.job.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incidents;

/** The work of a worker process: one package, with the same stages as in the job. */
public final class Worker {

    static final String TASK = "task.json";
    static final String RESULT = "result.json";
    /** Exists as soon as the worker has proven that it can land a package; what follows concerns the package. */
    static final String STARTED = "started";

    private static final int MAX_FRAMES = 60;

    private final Path folder;
    private final PseudonymKeys keys;
    private final JsonFiles json = new JsonFiles();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * @param folder contains the task and receives the result
     */
    public Worker(Path folder, PseudonymKeys keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** Executes the task. An {@link Error} ends the process without a result. */
    public void run() {
        json.write(folder.resolve(RESULT), result());
    }

    private WorkerResult result() {
        try {
            WorkerTask task = json.read(folder.resolve(TASK), WorkerTask.class);
            WarehouseDefinition definition =
                    new WarehouseDefinitionReader(task.settings().warehouse()).read();
            PackageStages stages = new PackageStages(
                    task.settings(), definition, CheckCatalog.read(definition).rules());
            Incidents unstored = new Incidents(null, "", (incident, cause) -> failure.set(cause));
            PseudonymKey key = key(task);
            new SelfTest(definition, stages.land(key, unstored), folder.resolve("self-test")).run();
            Files.createFile(folder.resolve(STARTED));
            return result(task, stages, key, unstored);
        } catch (IOException | RuntimeException e) {
            Throwable cause = failure.get() == null ? e : failure.get();
            return new WorkerResult(null, null, null, name(cause) + ": " + message(cause));
        }
    }

    private WorkerResult result(WorkerTask task, PackageStages stages, PseudonymKey key, Incidents incidents) {
        PackageVerdict verdict = null;
        LandingOutcome outcome = null;
        Submission submission = task.submission();
        if (submission == null) {
            verdict = stages.accept(List.of(), incidents).inspect(Objects.requireNonNull(task.received()));
        } else {
            Settings settings = task.settings();
            outcome = stages.land(key, incidents)
                    .land(
                            submission,
                            settings.data().landed(submission),
                            settings.data().staging(),
                            rows -> {});
        }
        Throwable failed = failure.get();
        return failed == null
                ? new WorkerResult(verdict, outcome, null, null)
                : new WorkerResult(null, null, failure(failed), null);
    }

    private PseudonymKey key(WorkerTask task) {
        PseudonymKey key = new PseudonymKey(keys.read(task.settings().data()));
        if (!key.id().equals(task.keyId())) {
            throw DefinitionException.of("settings", "", "the worker process has another pseudonym key than the job");
        }
        return key;
    }

    private static WorkerResult.Failure failure(Throwable cause) {
        return new WorkerResult.Failure(
                name(cause),
                message(cause),
                Stream.of(cause.getStackTrace())
                        .limit(MAX_FRAMES)
                        .map(frame -> new WorkerResult.Frame(
                                frame.getClassName(),
                                frame.getMethodName(),
                                frame.getFileName(),
                                frame.getLineNumber()))
                        .toList());
    }

    private static String name(Throwable cause) {
        return Incidents.nameOf(cause);
    }

    private static @Nullable String message(Throwable cause) {
        return cause.getMessage() == null ? null : Masking.quote(cause.getMessage());
    }
}
