package org.ruralwarehouse.model;

import java.nio.file.Path;

/**
 * What the station hands over.
 *
 * @param folder of this run's release in the making
 */
public record ModelFiles(Path folder) {

    public Path database() {
        return folder.resolve("rural.duckdb");
    }

    /** The same star as Parquet. */
    public Path star() {
        return folder.resolve("star");
    }
}
