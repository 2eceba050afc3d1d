package org.ruralwarehouse.model;

import java.nio.file.Path;
import org.ruralwarehouse.release.ReleaseManifest;

/**
 * Output files of the model stage.
 *
 * @param folder folder of the release that the run builds
 */
public record ModelFiles(Path folder) {

    /** The star and its marts as one DuckDB file. */
    public Path database() {
        return folder.resolve(ReleaseManifest.DATABASE);
    }

    /** The same star as Parquet. */
    public Path star() {
        return folder.resolve("star");
    }
}
