package org.ruralwarehouse.model;

import java.util.List;

/**
 * Result of the models.
 *
 * @param tables all tables of the star and its marts, in build order
 * @param brokenTests data tests that failed; if there are any, the release must not be published
 */
public record ModelResult(List<Table> tables, List<BrokenTest> brokenTests) {

    /**
     * One table.
     *
     * @param milliseconds build time
     */
    public record Table(String name, long rows, long milliseconds) {}

    /**
     * A data test that failed.
     *
     * @param rows number of rows that it returned
     * @param submissions keys of the submissions of these rows; empty when unknown
     */
    public record BrokenTest(String name, String description, long rows, List<Long> submissions) {}

    /** Whether a failed data test blocks the release. */
    public boolean isHeld() {
        return !brokenTests.isEmpty();
    }
}
