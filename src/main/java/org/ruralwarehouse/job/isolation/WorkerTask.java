package org.ruralwarehouse.job.isolation;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.Submission;

/**
 * What a worker process does: accepts one package, or lands one file of it.
 *
 * @param settings settings of the run, without a password
 * @param keyId ID of the pseudonym key of the run
 * @param received package to accept; null when there is a file to land
 * @param submission file to land; null when there is a package to accept
 */
record WorkerTask(
        Settings settings,
        String keyId,
        @Nullable InboxPackage received,
        @Nullable Submission submission) {}
