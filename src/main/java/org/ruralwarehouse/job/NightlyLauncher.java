package org.ruralwarehouse.job;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.job.batch.BatchContext;
import org.ruralwarehouse.job.batch.RootCause;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.Settings;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedRuntimeException;

/**
 * Runs the nightly job: first what an earlier run left unfinished, then tonight's.
 */
public final class NightlyLauncher {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Steps whose results follow from definitions and from all that has landed, not from the inbox. */
    private static final List<String> MADE_FROM_INPUTS = List.of("check", "model", "report", "publish");

    private final Settings settings;
    private final PseudonymKey key;
    private final Progress progress;

    public NightlyLauncher(Settings settings, PseudonymKey key, Progress progress) {
        this.settings = settings;
        this.key = key;
        this.progress = progress;
    }

    /**
     * @throws AlreadyRunningException when another process runs the job
     * @throws RunFailedException when a station failed; running again restarts there
     * @throws DefinitionException when the inbox, contracts, checks or models are wrong, or something has landed under
     *     another pseudonym key
     */
    public RunOutcome run() {
        requireInbox();
        WarehouseDefinition definition = new WarehouseDefinitionReader(settings.warehouse()).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        checks.requireApplicable(settings.thresholds(), definition, "settings");
        try (DataLock lock = DataLock.take(settings.data().lock())) {
            new PseudonymKeyGuard(settings.data()).requireSameKey(key);
            return runLocked(new NightlyStages(settings, definition, checks, key, progress));
        } catch (IOException e) {
            throw new RunFailedException("Cannot use " + settings.data().root(), e);
        }
    }

    private void requireInbox() {
        if (!Files.isDirectory(settings.inbox())) {
            throw DefinitionException.of("settings", "/inbox", "there is no folder " + settings.inbox());
        }
        if (!Files.isReadable(settings.inbox()) || !Files.isExecutable(settings.inbox())) {
            throw DefinitionException.of("settings", "/inbox", settings.inbox() + " may not be read by this user");
        }
    }

    private RunOutcome runLocked(NightlyStages stations) {
        try (ConfigurableApplicationContext context = context(stations)) {
            JobRepository repository = context.getBean(JobRepository.class);
            JobOperator operator = context.getBean(JobOperator.class);
            Optional<String> releaseBefore =
                    CurrentRelease.find(settings.data().current()).map(CurrentRelease::id);
            finishInterrupted(repository, operator, stations);
            String runId = RUN_ID.format(Instant.now());
            Job job = context.getBean(NightlyJobConfiguration.JOB, Job.class);
            JobExecution execution = operator.start(
                    job,
                    new JobParametersBuilder()
                            .addString(NightlyJobConfiguration.RUN, runId)
                            .toJobParameters());
            failUnlessCompleted(execution);
            return stations.outcome(runId, releaseBefore);
        } catch (JobExecutionException e) {
            throw new RunFailedException("Spring Batch refused to start the job", e);
        } catch (NestedRuntimeException e) {
            throw new RunFailedException(
                    "The job repository " + jobRepository() + " cannot be used: " + new RootCause(e).reason(), e);
        }
    }

    private String jobRepository() {
        return settings.jobRepository().url() == null
                ? settings.data().jobRepository().toString()
                : "of job_repository.url";
    }

    /**
     * A run that was killed is recovered, one that failed is restarted; both go on where they stopped, or with their
     * checks when what they were made from has changed.
     */
    private void finishInterrupted(JobRepository repository, JobOperator operator, NightlyStages stations)
            throws JobExecutionException {
        JobInstance last = repository.getLastJobInstance(NightlyJobConfiguration.JOB);
        JobExecution execution = last == null ? null : repository.getLastJobExecution(last);
        if (execution == null || execution.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        if (execution.getStatus().isRunning() || execution.getStatus() == BatchStatus.UNKNOWN) {
            execution = operator.recover(execution);
        }
        if (execution.getStatus() == BatchStatus.ABANDONED) {
            return;
        }
        String runId = String.valueOf(execution.getJobParameters().getString(NightlyJobConfiguration.RUN));
        if (stations.isUpToDate(runId)) {
            progress.stationStarted("restart", runId + " goes on");
        } else {
            progress.stationStarted("restart", runId + " checks again: definitions or landed submissions have changed");
            undo(repository, execution.getJobInstance());
        }
        failUnlessCompleted(operator.restart(execution));
    }

    /**
     * Spring Batch skips steps that were completed. That they were not is written to the repository, not remembered, so
     * that it still holds when this restart is interrupted, too.
     */
    private static void undo(JobRepository repository, JobInstance run) {
        for (String name : MADE_FROM_INPUTS) {
            StepExecution step = repository.getLastStepExecution(run, name);
            if (step != null && step.getStatus() == BatchStatus.COMPLETED) {
                step.setStatus(BatchStatus.STOPPED);
                step.setExitStatus(ExitStatus.STOPPED.addExitDescription("made from what has changed since"));
                repository.update(step);
            }
        }
    }

    private static void failUnlessCompleted(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        throw RunFailedException.because(execution.getStatus().name(), execution.getAllFailureExceptions());
    }

    private ConfigurableApplicationContext context(NightlyStages stations) {
        return BatchContext.of(settings, NightlyJobConfiguration.class, context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(NightlyStages.class, () -> stations);
            beans.registerBean(Settings.class, () -> settings);
        });
    }
}
