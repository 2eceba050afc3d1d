package org.ruralwarehouse.model.reuse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * From what each part of a fact was made. A part is the rows of one submission; the same digest means the same rows.
 *
 * @param digests of each part by submission key, of each table whose model says that it can be made in parts
 */
public record PartitionManifest(Map<String, Map<Long, String>> digests) {

    /** Beside the database of a release. */
    public static final String FILE = "table_parts.json";

    /** Empty when the release has no such file. */
    static PartitionManifest read(Path release) {
        Path file = release.resolve(FILE);
        return Files.exists(file)
                ? new JsonFiles().read(file, PartitionManifest.class)
                : new PartitionManifest(Map.of());
    }

    /** Keys of the submissions whose rows in a table are the same by these digests. */
    Set<Long> same(String table, Map<Long, String> now) {
        Map<Long, String> then = digests.getOrDefault(table, Map.of());
        return now.entrySet().stream()
                .filter(part -> part.getValue().equals(then.get(part.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
