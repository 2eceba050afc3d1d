package org.ruralwarehouse.submission.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.Sha256;

/**
 * Fingerprint of the metadata of a package: size, time of the last change and inode of each file. It changes when a
 * file is replaced, and reads no content, because a sparse file may have terabytes.
 */
final class PackageState {

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_DEPTH = 16;
    private static final String UNREADABLE = "unreadable";

    private PackageState() {}

    static String fingerprint(Path location) {
        StringBuilder state = new StringBuilder();
        try (Stream<Path> entries = Files.walk(location, MAX_DEPTH)) {
            entries.limit(MAX_ENTRIES).sorted().forEach(entry -> state.append(location.relativize(entry))
                    .append('|')
                    .append(attributes(entry))
                    .append('\n'));
        } catch (IOException | UncheckedIOException e) {
            state.append(UNREADABLE);
        }
        return Sha256.hex(state.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String attributes(Path entry) {
        try {
            return entry.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? String.valueOf(Files.readAttributes(entry, "unix:size,ctime,ino", LinkOption.NOFOLLOW_LINKS))
                    : String.valueOf(Files.readAttributes(entry, "size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return UNREADABLE;
        }
    }
}
