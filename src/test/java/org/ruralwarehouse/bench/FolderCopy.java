package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies folders with hard links for files that never change; symbolic links are copied as links. */
final class FolderCopy {

    private FolderCopy() {}

    /**
     * @param isFinal selects files that are never written again
     */
    static void copy(Path source, Path target, Predicate<Path> isFinal) {
        try (Stream<Path> entries = Files.walk(source)) {
            for (Path entry : entries.toList()) {
                Path relative = source.relativize(entry);
                Path copy = target.resolve(relative.toString());
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else if (!Files.isSymbolicLink(entry) && isFinal.test(relative)) {
                    link(entry, copy);
                } else {
                    Files.copy(entry, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException | FileSystemException otherDisk) {
            Files.copy(source, target);
        }
    }
}
