package org.ruralwarehouse.architecture.counterexample.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Violation: a record that deletes files. */
public record WorkingRecord(Path path) {

    /** Allowed: a factory. */
    public static WorkingRecord in(Path folder) throws IOException {
        return new WorkingRecord(Files.createTempFile(folder, "a", "b"));
    }

    public void delete() throws IOException {
        Files.delete(path);
    }
}
