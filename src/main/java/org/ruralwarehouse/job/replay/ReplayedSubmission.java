package org.ruralwarehouse.job.replay;

/**
 * What came of taking quarantined rows of one submission through again.
 *
 * @param tried rows in quarantine before
 * @param passed rows that have landed now
 */
public record ReplayedSubmission(String packageName, String dataset, long tried, long passed) {}
