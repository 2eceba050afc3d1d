package org.ruralwarehouse.accept;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.Submission;

/**
 * A package as it lies in the inbox.
 *
 * @param location directory or zip archive
 * @param sender name of the sub-folder of the inbox with the package; null when it lies directly in the inbox
 */
record InboxPackage(Path location, @Nullable String sender) {

    /** Name of the directory or archive. */
    String fileName() {
        return location.getFileName().toString();
    }

    /** Name of the package, unique in the inbox: {@code <sender>/<name>}, or its file name. */
    String name() {
        return sender == null ? fileName() : sender + Submission.SENDER_SEPARATOR + fileName();
    }
}
