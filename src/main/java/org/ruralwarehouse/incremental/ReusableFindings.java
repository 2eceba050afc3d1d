package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Set;

/**
 * Findings of province-scoped checks in the previous release.
 *
 * @param file Parquet file of these findings, before waivers were applied
 * @param omittedRows Parquet file with the lines of findings that are counted but not listed
 * @param provinces codes of the provinces without changed submissions, in any dataset or period; never empty
 */
public record ReusableFindings(Path file, Path omittedRows, Set<String> provinces) {}
