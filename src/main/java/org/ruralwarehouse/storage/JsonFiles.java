package org.ruralwarehouse.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes records as JSON files, by which stages exchange data. A file is written completely or not at all.
 */
public final class JsonFiles {

    /** Shared, because creating the reader of a record type takes longer than reading one file. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes to a partial file and renames it, so that a reader never sees an incomplete file. */
    public void write(Path target, Object value) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(partial, JSON.writeValueAsBytes(value));
            try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }

    /**
     * Writes a new file durably. An existing file is never replaced.
     *
     * @throws UncheckedIOException when the file exists or cannot be written
     */
    public void create(Path target, Object value) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Path folder = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Files.write(partial, JSON.writeValueAsBytes(value));
            try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            // A link fails when the target exists; a rename would replace it.
            Files.createLink(target, partial);
            Files.delete(partial);
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + target, e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public <T> T read(Path source, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(source), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + source, e);
        }
    }
}
