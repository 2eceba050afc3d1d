package org.ruralwarehouse.accept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** The time since an archive was changed. */
final class PackageAge {

    private final Path location;

    PackageAge(Path location) {
        this.location = location;
    }

    /** Whether the archive was changed within this time; false when this cannot be determined. */
    boolean isBelow(Duration limit) {
        try {
            return lastChange().plus(limit).isAfter(Instant.now());
        } catch (IOException e) {
            return false;
        }
    }

    /** The sender can set the time of the last change, also to the future, but not that of the last status change. */
    private Instant lastChange() throws IOException {
        Instant modified = Files.getLastModifiedTime(location).toInstant();
        return location.getFileSystem().supportedFileAttributeViews().contains("unix")
                        && Files.getAttribute(location, "unix:ctime") instanceof FileTime status
                        && status.toInstant().isBefore(modified)
                ? status.toInstant()
                : modified;
    }
}
