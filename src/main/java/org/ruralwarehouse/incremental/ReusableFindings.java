package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Set;

/**
 * Findings of province-scoped checks in the previous release.
 *
 * @param file Parquet file of these findings, before waivers were applied
 * @param provinces codes of the provinces without changed submissions, in any dataset or period; never empty
 */
public record ReusableFindings(Path file, Set<String> provinces) {}
