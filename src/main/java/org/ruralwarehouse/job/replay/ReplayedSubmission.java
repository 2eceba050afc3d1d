package org.ruralwarehouse.job.replay;

/**
 * Result of the replay of one submission.
 *
 * @param quarantined quarantined rows before the replay
 * @param landed rows that the replay has landed
 */
public record ReplayedSubmission(String packageName, String dataset, long quarantined, long landed) {}
