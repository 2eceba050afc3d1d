package org.ruralwarehouse.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.ruralwarehouse.job.isolation.EnvironmentProbe;
import org.ruralwarehouse.job.isolation.IsolationListener;
import org.ruralwarehouse.job.isolation.WorkerIsolation;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.storage.FileModes;
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

/** Runs the job: first completes an interrupted or failed run, then starts a new one. */
public final class NightlyLauncher {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Steps whose results are derived from the definitions and from all landed submissions, not from the inbox. */
    private static final List<String> DERIVED_STEPS = List.of("check", "model", "report", "publish");

    private final Settings settings;
    private final PseudonymKey key;
    private final Progress progress;

    public NightlyLauncher(Settings settings, PseudonymKey key, Progress progress) {
        this.settings = settings;
        this.key = key;
        this.progress = progress;
    }

    /**
     * Runs the job once, under the lock of the data folder.
     *
     * @throws AlreadyRunningException when another process runs the job
     * @throws RunFailedException when a stage failed; the next run restarts that stage
     * @throws DefinitionException when the inbox, contracts, checks or models are invalid, or when submissions have
     *     landed under another pseudonym key
     */
    public RunOutcome run() {
        requireInbox();
        WarehouseDefinition definition = new WarehouseDefinitionReader(settings.warehouse()).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        checks.requireApplicable(settings.thresholds(), definition, "settings");
        try (DataLock lock = DataLock.acquire(settings.data().lock())) {
            for (Path folder : settings.data().privateFolders()) {
                FileModes.createPrivateFolder(folder);
            }
            new PseudonymKeyGuard(settings.data()).requireSameKey(key);
            new EnvironmentProbe(settings).run();
            try (WorkerIsolation isolation = WorkerIsolation.open(settings, key, listener())) {
                RunOutcome outcome =
                        runUnderLock(new NightlyStages(settings, definition, checks, key, progress, isolation));
                isolation.completed();
                return outcome;
            }
        } catch (IOException e) {
            throw new RunFailedException("Cannot use " + settings.data().root(), e);
        }
    }

    private IsolationListener listener() {
        return new IsolationListener() {
            @Override
            public void onWorker(String packageName, String reason) {
                progress.packageIsolated(packageName, reason);
            }

            @Override
            public void onStuck(String packageName) {
                progress.packageStuck(packageName);
            }
        };
    }

    private void requireInbox() {
        if (!Files.isDirectory(settings.inbox())) {
            throw DefinitionException.of("settings", "/inbox", "no such folder: " + settings.inbox());
        }
        if (!Files.isReadable(settings.inbox()) || !Files.isExecutable(settings.inbox())) {
            throw DefinitionException.of("settings", "/inbox", "this user cannot read " + settings.inbox());
        }
    }

    private RunOutcome runUnderLock(NightlyStages stages) {
        try (ConfigurableApplicationContext context = context(stages)) {
            JobRepository repository = context.getBean(JobRepository.class);
            JobOperator operator = context.getBean(JobOperator.class);
            Optional<String> previousRelease =
                    CurrentRelease.find(settings.data().current()).map(CurrentRelease::id);
            int decisions = stages.decisionCount();
            completeInterruptedRun(repository, operator, stages);
            String runId = RUN_ID.format(Instant.now());
            Job job = context.getBean(NightlyJobConfiguration.JOB, Job.class);
            JobExecution execution = operator.start(
                    job,
                    new JobParametersBuilder()
                            .addString(NightlyJobConfiguration.RUN, runId)
                            .toJobParameters());
            failUnlessCompleted(execution);
            return stages.outcome(runId, previousRelease, decisions);
        } catch (JobExecutionException e) {
            throw new RunFailedException("Spring Batch did not start the job", e);
        } catch (NestedRuntimeException e) {
            throw new RunFailedException(
                    "The job repository " + jobRepository() + " cannot be used: " + new RootCause(e).reason(), e);
        }
    }

    private String jobRepository() {
        return settings.jobRepository().url() == null
                ? settings.data().jobRepository().toString()
                : "at job_repository.url";
    }

    /**
     * Recovers a run that was killed and restarts a run that failed. Both continue with the step that did not complete,
     * or with the check step when their inputs have changed.
     */
    private void completeInterruptedRun(JobRepository repository, JobOperator operator, NightlyStages stages)
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
        if (stages.isUpToDate(runId)) {
            progress.stageStarted("restart", "continues " + runId);
        } else {
            progress.stageStarted(
                    "restart", "repeats the checks of " + runId + ": definitions or landed submissions have changed");
            markForRepeat(repository, execution.getJobInstance());
        }
        failUnlessCompleted(operator.restart(execution));
    }

    /**
     * Marks completed derived steps as stopped, because Spring Batch skips completed steps on a restart. The mark is
     * stored in the job repository, so that it survives an interruption of the restart.
     */
    private static void markForRepeat(JobRepository repository, JobInstance run) {
        for (String name : DERIVED_STEPS) {
            StepExecution step = repository.getLastStepExecution(run, name);
            if (step != null && step.getStatus() == BatchStatus.COMPLETED) {
                step.setStatus(BatchStatus.STOPPED);
                step.setExitStatus(ExitStatus.STOPPED.addExitDescription("inputs have changed"));
                repository.update(step);
            }
        }
    }

    private static void failUnlessCompleted(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        throw RunFailedException.of(execution.getStatus().name(), execution.getAllFailureExceptions());
    }

    private ConfigurableApplicationContext context(NightlyStages stages) {
        return BatchContext.of(settings, NightlyJobConfiguration.class, context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(NightlyStages.class, () -> stages);
            beans.registerBean(Settings.class, () -> settings);
        });
    }
}
