package org.ruralwarehouse.job.batch;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/**
 * Starts the partitions that take longest first. In the order of a hash the largest file may come last, and then one
 * processor works on it while the others wait.
 */
public final class LargestFirstPartitionHandler extends TaskExecutorPartitionHandler {

    /** Key in the execution context of a partition: what it takes, in any unit. */
    public static final String SIZE = "size";

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        Set<StepExecution> done = super.doHandle(
                manager,
                partitions.stream()
                        .sorted(Comparator.comparingLong(LargestFirstPartitionHandler::size)
                                .reversed())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        // The manager only says that one of them was unsuccessful.
        done.forEach(partition -> partition.getFailureExceptions().forEach(manager::addFailureException));
        return done;
    }

    private static long size(StepExecution partition) {
        return partition.getExecutionContext().getLong(SIZE, 0);
    }
}
