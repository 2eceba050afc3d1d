package org.ruralwarehouse.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ruralwarehouse.job.batch.BatchContext;
import org.ruralwarehouse.settings.Settings;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads previous and active runs from the job repository. */
public final class RunHistory {

    private final Settings settings;

    public RunHistory(Settings settings) {
        this.settings = settings;
    }

    /** One line per execution of the latest runs, newest first. */
    public List<String> last(int count) {
        if (!Files.isDirectory(settings.data().root())) {
            return List.of();
        }
        requireAccess();
        try (ConfigurableApplicationContext context = BatchContext.of(settings)) {
            JobRepository repository = context.getBean(JobRepository.class);
            List<String> lines = new ArrayList<>();
            for (JobInstance run : repository.getJobInstances(NightlyJobConfiguration.JOB, 0, count)) {
                for (JobExecution execution : repository.getJobExecutions(run)) {
                    lines.add(line(execution));
                }
            }
            return lines;
        }
    }

    /** H2 writes to its file even for queries, and its error message does not give the reason when it cannot. */
    private void requireAccess() {
        Path folder = settings.data().jobRepository().getParent();
        boolean isFile = settings.jobRepository().url() == null;
        if (isFile && Files.exists(folder) && !(Files.isReadable(folder) && Files.isWritable(folder))) {
            throw new IllegalStateException("This user cannot read the job repository " + folder
                    + ": the history of runs needs write access to it");
        }
    }

    private static String line(JobExecution execution) {
        StringBuilder steps = new StringBuilder();
        for (StepExecution step : execution.getStepExecutions()) {
            if (!step.getStepName().contains(":")) {
                steps.append(' ').append(step.getStepName()).append('=').append(step.getStatus());
            }
        }
        return String.format(
                Locale.ROOT,
                "%s %s%s",
                execution.getJobParameters().getString(NightlyJobConfiguration.RUN),
                execution.getStatus(),
                steps);
    }
}
