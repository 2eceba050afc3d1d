package org.ruralwarehouse.model.partition;

import java.util.Map;
import java.util.Set;

/**
 * Partitions of an incremental table.
 *
 * @param fingerprints fingerprints of all partitions by submission key
 * @param reused keys of the submissions whose rows come from the previous release
 */
public record BuiltPartitions(Map<Long, String> fingerprints, Set<Long> reused) {}
