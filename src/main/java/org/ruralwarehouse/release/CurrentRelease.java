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
 * The release that is current when this object is created. The link is resolved once, so that everything read through
 * this object comes from one release, even if a newer one is published.
 */
public final class CurrentRelease {

    private final Path folder;
    private final ReleaseManifest manifest;

    /**
     * @param folder folder of the release, without symbolic links
     */
    public CurrentRelease(Path folder, ReleaseManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Folder of the release, without symbolic links. */
    public Path folder() {
        return folder;
    }

    /** Manifest of the release. */
    public ReleaseManifest manifest() {
        return manifest;
    }

    /**
     * Resolves the link to the current release.
     *
     * @param link symbolic link that the publish stage switches
     * @return empty when nothing has been published
     * @throws UncheckedIOException when the link or the manifest cannot be read
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
            throw new UncheckedIOException(link + " is not readable by this user; change its permissions", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the current release " + link, e);
        }
    }

    /** Identifier of the release. */
    public String id() {
        return manifest.identity().id();
    }

    /** Path of the DuckDB file. */
    public Path database() {
        return folder.resolve(ReleaseManifest.DATABASE);
    }

    /** Parquet file of all findings. */
    public Path findings() {
        return folder.resolve(ReleaseManifest.FINDINGS).resolve(ReleaseManifest.ALL_FINDINGS);
    }

    /** Opens the database read-only, with a search path that allows table names with or without schema. */
    public Database open() {
        Database database = Database.readOnly(database());
        database.execute("set search_path = 'mart,star,ref,meta'");
        return database;
    }
}
