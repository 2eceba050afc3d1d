package org.ruralwarehouse.job.isolation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.submission.incident.Isolation;
import org.ruralwarehouse.submission.incident.RepeatedFailureException;

/**
 * The isolation of a run: a watch on the packages in flight, their journal, and one worker process at a time for those
 * at which this process failed.
 */
public final class WorkerIsolation implements Isolation, AutoCloseable {

    private final Settings settings;
    private final String keyId;
    private final IsolationListener listener;
    private final FlightJournal journal;
    private final FlightWatch watch;
    private final Object workerLock = new Object();

    private WorkerIsolation(Settings settings, PseudonymKey key, IsolationListener listener) {
        this.settings = withoutPassword(settings);
        this.keyId = key.id();
        this.listener = listener;
        this.journal = FlightJournal.open(settings.data().inFlight());
        this.watch = new FlightWatch(settings.isolation(), settings.limits().processorTime(), this::stuck);
    }

    /** Starts the watch; the caller has the lock of the data folder. */
    public static WorkerIsolation open(Settings settings, PseudonymKey key, IsolationListener listener) {
        return new WorkerIsolation(settings, key, listener);
    }

    private static Settings withoutPassword(Settings settings) {
        return settings.withJobRepository(new Settings.JobRepositorySettings(null, null, null));
    }

    private void stuck(Flight flight) {
        journal.stuck(flight.key());
        listener.onStuck(flight.packageName());
    }

    @Override
    public boolean isSuspect(String key) {
        return journal.isSuspect(key);
    }

    @Override
    public <T> T watch(String key, String packageName, Callable<T> work) throws Exception {
        journal.start(key);
        try {
            return watch.watch(new Flight(key, packageName), work);
        } finally {
            journal.end(key);
        }
    }

    @Override
    public PackageVerdict accept(String key, InboxPackage received, @Nullable Throwable failure) {
        WorkerTask task = new WorkerTask(settings, keyId, received, null);
        PackageVerdict verdict = run(key, received.name(), failure, task).verdict();
        return requireResult(verdict);
    }

    @Override
    public LandingOutcome land(String key, Submission submission, @Nullable Throwable failure) {
        WorkerTask task = new WorkerTask(settings, keyId, null, submission);
        try {
            return requireResult(
                    run(key, submission.packageName(), failure, task).outcome());
        } catch (RepeatedFailureException e) {
            Path receipt = settings.data().landed(submission).resolve(LandedFiles.RECEIPT);
            if (!Files.exists(receipt)) {
                throw e;
            }
            // The worker ended after the rename that completes the landing.
            return new LandingOutcome(submission, new JsonFiles().read(receipt, LandingReceipt.class), List.of());
        }
    }

    private WorkerResult run(String key, String packageName, @Nullable Throwable failure, WorkerTask task) {
        listener.onWorker(
                packageName, failure == null ? "was in flight when the run ended" : Incidents.nameOf(failure));
        List<String> command = JavaCommand.ofThisProcess()
                .with(settings.isolation().workerHeapMebibytes(), WorkerProcess.COMMAND, folder().toString());
        synchronized (workerLock) {
            try {
                return new WorkerProcess(command, folder(), settings.isolation().workerTime()).run(task);
            } catch (WorkerFailureException e) {
                throw new RepeatedFailureException(e);
            } finally {
                journal.end(key);
            }
        }
    }

    private Path folder() {
        return settings.data().staging().resolve("worker");
    }

    private static <T> T requireResult(@Nullable T result) {
        if (result == null) {
            throw new RunFailedException("The worker process has written no result", null);
        }
        return result;
    }

    /** Forgets what was in flight, at the end of a run that has completed. */
    public void completed() {
        journal.clear();
    }

    @Override
    public void close() {
        watch.close();
    }
}
