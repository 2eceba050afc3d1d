package org.ruralwarehouse.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * The release that readers see now. The link is followed once, so that everything read through this object comes from
 * one release, whatever is published meanwhile.
 */
public final class CurrentRelease {

    private final Path folder;
    private final ReleaseManifest manifest;

    /**
     * @param folder of the release, with no link in it
     */
    public CurrentRelease(Path folder, ReleaseManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    public Path folder() {
        return folder;
    }

    public ReleaseManifest manifest() {
        return manifest;
    }

    /**
     * @param link that the publisher switches; nothing may have been published yet
     */
    public static Optional<CurrentRelease> find(Path link) {
        try {
            Path folder = link.toRealPath();
            ReleaseManifest manifest =
                    new JsonFiles().read(folder.resolve(ReleaseManifest.FILE), ReleaseManifest.class);
            return Optional.of(new CurrentRelease(folder, manifest));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException(link + " may not be read by this user", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot follow " + link, e);
        }
    }

    public String id() {
        return manifest.identity().id();
    }

    public Path database() {
        return folder.resolve(ReleaseManifest.DATABASE);
    }

    /** For reading only; tables can be named with or without their schema. */
    public Database open() {
        Database database = Database.readOnly(database());
        database.execute("set search_path = 'mart,star,ref,meta'");
        return database;
    }
}
