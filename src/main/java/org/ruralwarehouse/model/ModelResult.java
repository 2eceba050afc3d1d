package org.ruralwarehouse.model;

import java.util.List;

/**
 * What the models made.
 *
 * @param tables every table of the star and its marts, in the order in which they were made
 * @param brokenTests what the data tests found; not empty = the release must not be published
 */
public record ModelResult(List<Table> tables, List<BrokenTest> brokenTests) {

    /** One table. */
    public record Table(String name, long rows, long milliseconds) {}

    /** A data test that returned rows. */
    public record BrokenTest(String name, String description, long rows) {}

    public boolean isHeld() {
        return !brokenTests.isEmpty();
    }
}
