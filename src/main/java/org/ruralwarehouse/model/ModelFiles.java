package org.ruralwarehouse.model;

import java.nio.file.Path;
import org.ruralwarehouse.release.ReleaseManifest;

/**
 * What the station hands over.
 *
 * @param folder of this run's release in the making
 */
public record ModelFiles(Path folder) {

    public Path database() {
        return folder.resolve(ReleaseManifest.DATABASE);
    }

    /** The same star as Parquet. */
    public Path star() {
        return folder.resolve("star");
    }
}
