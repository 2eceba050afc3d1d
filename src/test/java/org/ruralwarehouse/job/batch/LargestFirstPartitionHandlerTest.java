package org.ruralwarehouse.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

class LargestFirstPartitionHandlerTest {

    private final Set<StepExecution> partitions = new LinkedHashSet<>();

    private void add(String name, String sender, long size) {
        JobExecution job = new JobExecution(1, new JobInstance(1, "nightly"), new JobParameters());
        StepExecution partition = new StepExecution(partitions.size() + 1, name, job);
        partition.getExecutionContext().putLong(LargestFirstPartitionHandler.SIZE, size);
        partition.getExecutionContext().putString(LargestFirstPartitionHandler.SENDER, sender);
        partitions.add(partition);
    }

    @Test
    void senders_take_turns_and_each_turn_starts_with_the_largest_file() {
        add("small of a", "a", 1);
        add("huge of a", "a", 1000);
        add("large of a", "a", 900);
        add("small of b", "b", 2);
        add("medium of b", "b", 50);
        add("only of c", "c", 60);

        assertThat(LargestFirstPartitionHandler.inFairOrder(partitions))
                .extracting(StepExecution::getStepName)
                .containsExactly("huge of a", "only of c", "medium of b", "large of a", "small of b", "small of a");
    }
}
