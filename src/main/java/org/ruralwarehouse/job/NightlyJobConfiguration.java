package org.ruralwarehouse.job;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ruralwarehouse.job.batch.LargestFirstPartitionHandler;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.Submission;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Defines the Spring Batch job: accept, land (one partition per file), check, then model and report in parallel,
 * publish.
 */
@Configuration(proxyBeanMethods = false)
public class NightlyJobConfiguration {

    public static final String JOB = "nightly";
    public static final String RUN = "run";
    private static final String SUBMISSION_KEY = "submission_key";

    private final JobRepository repository;
    private final NightlyStages stages;

    NightlyJobConfiguration(JobRepository repository, NightlyStages stages) {
        this.repository = repository;
        this.stages = stages;
    }

    /** Runs one stage of a run. */
    @FunctionalInterface
    private interface StageAction {
        void run(String runId);
    }

    @Bean
    Job nightly(Step land) {
        return new JobBuilder(JOB, repository)
                .flow(step("accept", stages::accept))
                .next(land)
                .next(step("check", stages::check))
                .next(inParallel(step("model", stages::model), step("report", stages::report)))
                .next(step("publish", stages::publish))
                .end()
                .build();
    }

    /** Runs steps in parallel and ends when all of them have ended. A restart repeats only the steps that failed. */
    private static Flow inParallel(Step... steps) {
        // A separate flow: a split that is added to a step runs in parallel with that step, not after it.
        return new FlowBuilder<Flow>("in parallel")
                .split(new SimpleAsyncTaskExecutor("parallel-"))
                .add(Stream.of(steps)
                        .map(step -> new FlowBuilder<Flow>(step.getName())
                                .start(step)
                                .build())
                        .toArray(Flow[]::new))
                .build();
    }

    private Step step(String name, StageAction action) {
        return new StepBuilder(name, repository)
                .tasklet((contribution, chunk) -> {
                    action.run(runId(chunk));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step land(Partitioner submissions, Step landSubmission, Settings settings) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("land-");
        executor.setConcurrencyLimit(settings.parallelism());
        LargestFirstPartitionHandler handler = new LargestFirstPartitionHandler();
        handler.setTaskExecutor(executor);
        handler.setStep(landSubmission);
        return new StepBuilder("land", repository)
                .partitioner("landSubmission", submissions)
                .partitionHandler(handler)
                .build();
    }

    /** One partition per file, so that a restart lands only the files that did not complete. */
    @Bean
    @StepScope
    Partitioner submissions(@Value("#{jobParameters['" + RUN + "']}") String runId) {
        return gridSize -> {
            Map<String, ExecutionContext> partitions = new HashMap<>();
            for (Submission submission : stages.folder(runId).accepted().toLand()) {
                ExecutionContext context = new ExecutionContext();
                context.putLong(SUBMISSION_KEY, submission.key());
                context.putLong(LargestFirstPartitionHandler.SIZE, submission.bytes());
                context.putString(LargestFirstPartitionHandler.SENDER, submission.sentBy());
                partitions.put(String.valueOf(submission.key()), context);
            }
            return partitions;
        };
    }

    @Bean
    Step landSubmission() {
        return new StepBuilder("landSubmission", repository)
                .tasklet((contribution, chunk) -> {
                    Object key =
                            chunk.getStepContext().getStepExecutionContext().get(SUBMISSION_KEY);
                    String runId = runId(chunk);
                    Submission submission = stages.folder(runId).accepted().toLand().stream()
                            .filter(s -> Long.valueOf(s.key()).equals(key))
                            .findFirst()
                            .orElseThrow();
                    land(runId, submission);
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private void land(String runId, Submission submission) {
        try {
            stages.land(runId, submission);
        } catch (RuntimeException e) {
            throw RunFailedException.whileLanding(submission, e);
        }
    }

    private static String runId(ChunkContext chunk) {
        return String.valueOf(chunk.getStepContext().getJobParameters().get(RUN));
    }
}
