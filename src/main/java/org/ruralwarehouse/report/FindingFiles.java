package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where the findings of a night are.
 *
 * @param findings of everything that counts, and what kept the rest out
 * @param superseded of attempts that a later one supersedes, judged as if they counted
 */
public record FindingFiles(Path findings, List<Judged> superseded) {

    /**
     * One file of findings.
     *
     * @param submissions keys of the submissions for which it says everything
     */
    public record Judged(Path findings, Set<Long> submissions) {}
}
