package org.ruralwarehouse.job.batch;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/**
 * Starts the largest partitions first. In hash order the largest file may start last, and then one processor works on
 * it while the others are idle.
 */
public final class LargestFirstPartitionHandler extends TaskExecutorPartitionHandler {

    /** Key of the partition's size in its execution context, in any unit. */
    public static final String SIZE = "size";

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        Set<StepExecution> done = super.doHandle(
                manager,
                partitions.stream()
                        .sorted(Comparator.comparingLong(LargestFirstPartitionHandler::size)
                                .reversed())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        // The manager reports only that a partition failed, without the reason.
        done.forEach(partition -> partition.getFailureExceptions().forEach(manager::addFailureException));
        return done;
    }

    private static long size(StepExecution partition) {
        return partition.getExecutionContext().getLong(SIZE, 0);
    }
}
