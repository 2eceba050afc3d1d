package org.ruralwarehouse.job.batch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/**
 * Starts the largest partitions first. In hash order the largest file may start last, and then one processor works on
 * it while the others are idle. Senders take turns: the second file of a sender starts after the first file of every
 * other sender, so that one sender's large files do not take all threads.
 */
public final class LargestFirstPartitionHandler extends TaskExecutorPartitionHandler {

    /** Key of the partition's size in its execution context, in any unit. */
    public static final String SIZE = "size";

    /** Key of the sender of the partition in its execution context. */
    public static final String SENDER = "sender";

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        Set<StepExecution> done = super.doHandle(manager, inFairOrder(partitions));
        // The manager reports only that a partition failed, without the reason.
        done.forEach(partition -> partition.getFailureExceptions().forEach(manager::addFailureException));
        return done;
    }

    static Set<StepExecution> inFairOrder(Set<StepExecution> partitions) {
        List<StepExecution> largestFirst = partitions.stream()
                .sorted(Comparator.comparingLong(LargestFirstPartitionHandler::size)
                        .reversed())
                .toList();
        Map<String, Integer> turns = new HashMap<>();
        Map<StepExecution, Integer> turn = new IdentityHashMap<>();
        largestFirst.forEach(partition -> turn.put(partition, turns.merge(sender(partition), 1, Integer::sum)));
        // The sort is stable: within a turn, the largest partition is first.
        return largestFirst.stream()
                .sorted(Comparator.comparingInt(partition -> turn.getOrDefault(partition, 0)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String sender(StepExecution partition) {
        return partition.getExecutionContext().getString(SENDER, "");
    }

    private static long size(StepExecution partition) {
        return partition.getExecutionContext().getLong(SIZE, 0);
    }
}
