package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Duplicate rows of a dataset in the previous release.
 *
 * @param file Parquet file of landed rows that shared their primary key
 * @param unchanged keys of unchanged submissions, of this and other datasets
 * @param removed landed fingerprint, by key, of submissions that were effective in the previous release and are not any
 *     more
 */
public record ReusableDuplicates(Path file, Set<Long> unchanged, Map<Long, String> removed) {}
