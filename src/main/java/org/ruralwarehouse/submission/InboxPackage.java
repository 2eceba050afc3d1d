package org.ruralwarehouse.submission;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A package as it lies in the inbox.
 *
 * @param location directory or zip archive
 * @param sender name of the sub-folder of the inbox with the package; null when it lies directly in the inbox
 */
public record InboxPackage(Path location, @Nullable String sender) {

    /** Name of the directory or archive. */
    public String fileName() {
        return location.getFileName().toString();
    }

    /** Name of the package, unique in the inbox: {@code <sender>/<name>}, or its file name. */
    public String name() {
        return sender == null ? fileName() : sender + Submission.SENDER_SEPARATOR + fileName();
    }
}
