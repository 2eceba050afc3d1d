package org.ruralwarehouse.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.FileTree;

/** Deletes the folders of old runs. */
final class RunRetention {

    private final Path runs;
    private final int keep;

    RunRetention(Path runs, int keep) {
        this.runs = runs;
        this.keep = keep;
    }

    /** Deletes all run folders but the newest ones and the current one. */
    void delete(String currentRun) {
        List<Path> old;
        try (Stream<Path> folders = Files.list(runs)) {
            old = folders.filter(folder -> !folder.endsWith(currentRun))
                    .sorted(Comparator.reverseOrder())
                    .skip(keep)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + runs, e);
        }
        old.forEach(folder -> new FileTree(folder).delete());
    }
}
