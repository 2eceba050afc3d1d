package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Files with the findings of a run.
 *
 * @param findings Parquet file with the findings of all effective submissions and of all rejected packages and files
 * @param superseded findings of superseded attempts, checked as if they were effective
 */
public record FindingFiles(Path findings, List<SubmissionFindings> superseded) {

    /**
     * One Parquet file of findings.
     *
     * @param submissions keys of the submissions on which the file is complete
     */
    public record SubmissionFindings(Path findings, Set<Long> submissions) {}
}
