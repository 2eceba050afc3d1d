package org.ruralwarehouse.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Makes a finished folder the current release: forced to disk, made read-only, renamed into place, and only then pointed
 * to. A reader sees the old release or the new one, whole; whoever has the old one open keeps reading it.
 */
public final class PublishStage {

    private final Path releases;
    private final Path current;
    private final int keep;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param current symbolic link that readers follow, beside the folder of releases
     * @param keep how many releases stay on disk
     */
    public PublishStage(Path releases, Path current, int keep) {
        this.releases = releases;
        this.current = current;
        this.keep = keep;
    }

    /**
     * @param prepared the folder of the release in the making; gone afterwards, or before, when an attempt to publish it
     *     ended after that
     * @param assembly puts into the folder what is missing; not asked when the folder has been moved already
     * @return the folder of the release
     */
    public Path publish(Path prepared, ReleaseIdentity identity, Supplier<ReleaseManifest> assembly) {
        Path release = releases.resolve(identity.id());
        try {
            if (!Files.exists(release)) {
                json.write(prepared.resolve(ReleaseManifest.FILE), assembly.get());
                new FileTree(prepared).force();
                protect(prepared);
                Files.createDirectories(releases);
                Files.move(prepared, release, StandardCopyOption.ATOMIC_MOVE);
            }
            new FileTree(prepared).delete();
            pointTo(release);
            deleteOldest();
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish " + release, e);
        }
    }

    private static void protect(Path folder) throws IOException {
        for (Path file : new FileTree(folder).files()) {
            if (!file.toFile().setReadOnly()) {
                throw new IOException("Cannot make " + file + " read-only");
            }
        }
    }

    private void pointTo(Path release) throws IOException {
        Path link = current.resolveSibling(current.getFileName() + ".next");
        Files.deleteIfExists(link);
        // Relative, so that the data folder can be moved or mounted elsewhere.
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
