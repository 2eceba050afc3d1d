package org.ruralwarehouse.model.reuse;

import java.util.Map;
import java.util.Set;

/**
 * Of a table that is made in parts.
 *
 * @param digests of all its parts, by submission key
 * @param carried keys of the submissions whose rows are those of the release before
 */
public record BuiltPartitions(Map<Long, String> digests, Set<Long> carried) {}
