package org.ruralwarehouse.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileModes;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Publishes a completed folder as the current release: forces it to disk, sets it read-only, renames it and then
 * switches the link. Readers see the old or the new release, never a mix; open sessions keep the old one. The group can
 * read a release, except its private folders.
 */
public final class PublishStage {

    private final Path releases;
    private final Path current;
    private final int keep;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param current symbolic link to the current release, in the same folder as the folder of releases
     * @param keep number of releases to keep on disk
     */
    public PublishStage(Path releases, Path current, int keep) {
        this.releases = releases;
        this.current = current;
        this.keep = keep;
    }

    /**
     * @param prepared folder of the release being built; it no longer exists afterwards. It may be missing when a
     *     previous attempt to publish ended after the rename
     * @param assembly adds the missing files to the folder; not called when the folder was already renamed
     * @return the folder of the release
     */
    public Path publish(Path prepared, ReleaseIdentity identity, Supplier<ReleaseManifest> assembly) {
        Path release = releases.resolve(identity.id());
        try {
            if (!Files.exists(release)) {
                json.write(prepared.resolve(ReleaseManifest.FILE), assembly.get());
                new FileTree(prepared).force();
                makeReadOnly(prepared);
                Files.createDirectories(releases);
                FileModes.openToGroup(releases);
                FileModes.letGroupPass(
                        Objects.requireNonNull(releases.toAbsolutePath().getParent()));
                Files.move(prepared, release, StandardCopyOption.ATOMIC_MOVE);
            }
            new FileTree(prepared).delete();
            switchTo(release);
            deleteOldest();
            closePrivateFolders();
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish " + release, e);
        }
    }

    private static void makeReadOnly(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.toList()) {
                boolean isPrivate = isPrivate(folder.relativize(entry));
                if (Files.isDirectory(entry)) {
                    setFolderMode(entry, isPrivate);
                } else if (entry.toFile().setReadOnly()) {
                    setFileMode(entry, isPrivate);
                } else {
                    throw new IOException("Cannot make " + entry + " read-only");
                }
            }
        }
    }

    private static boolean isPrivate(Path inRelease) {
        return ReleaseManifest.privateFolders().contains(inRelease.getName(0).toString());
    }

    private static void setFolderMode(Path folder, boolean isPrivate) throws IOException {
        if (isPrivate) {
            FileModes.createPrivateFolder(folder);
        } else {
            FileModes.openToGroup(folder);
        }
    }

    private static void setFileMode(Path file, boolean isPrivate) throws IOException {
        if (isPrivate) {
            FileModes.makeReadOnlyForOwner(file);
        } else {
            FileModes.makeReadOnlyForGroup(file);
        }
    }

    /** Releases of older versions let the group read these folders. */
    private void closePrivateFolders() throws IOException {
        try (Stream<Path> entries = Files.list(releases)) {
            for (Path release : entries.toList()) {
                for (String name : ReleaseManifest.privateFolders()) {
                    if (Files.isDirectory(release.resolve(name))) {
                        FileModes.createPrivateFolder(release.resolve(name));
                    }
                }
            }
        }
    }

    private void switchTo(Path release) throws IOException {
        Path link = current.resolveSibling(current.getFileName() + ".next");
        Files.deleteIfExists(link);
        // Relative, so that the data folder can be moved or mounted at another path.
        Files.createSymbolicLink(link, releases.getFileName().resolve(release.getFileName()));
        Files.move(link, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void deleteOldest() throws IOException {
        Path newest = current.toRealPath();
        List<Path> old;
        try (Stream<Path> entries = Files.list(releases)) {
            old = entries.sorted(Comparator.reverseOrder()).skip(keep).toList();
        }
        for (Path release : old) {
            if (!release.toRealPath().equals(newest)) {
                new FileTree(release).delete();
            }
        }
    }
}
