package org.ruralwarehouse.incremental;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Fingerprints of the partitions of all incremental tables in a release. A partition is the rows of one submission;
 * equal fingerprints mean equal rows.
 *
 * @param digests fingerprints by table and submission key
 */
public record PartitionManifest(Map<String, Map<Long, String>> digests) {

    /** File in the folder of a release. */
    public static final String FILE = "table_parts.json";

    /** Empty when the release does not have the file. */
    static PartitionManifest read(Path release) {
        Path file = release.resolve(FILE);
        return Files.exists(file)
                ? new JsonFiles().read(file, PartitionManifest.class)
                : new PartitionManifest(Map.of());
    }

    /** Keys of the submissions whose partitions are unchanged. */
    Set<Long> same(String table, Map<Long, String> now) {
        Map<Long, String> then = digests.getOrDefault(table, Map.of());
        return now.entrySet().stream()
                .filter(part -> part.getValue().equals(then.get(part.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
