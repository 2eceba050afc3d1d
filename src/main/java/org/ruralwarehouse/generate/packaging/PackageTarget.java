package org.ruralwarehouse.generate.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Destination of the files of one package. */
sealed interface PackageTarget extends Closeable {

    /**
     * Adds the first bytes of a file. The file may be moved.
     *
     * @param bytes number of bytes; less than the size of the file to truncate it
     */
    void add(String path, Path file, long bytes) throws IOException;

    void add(String path, byte[] content) throws IOException;

    /**
     * @param entryTime time of archive entries; fixed, so that the same package has the same bytes
     */
    static PackageTarget open(Container container, Path location, LocalDateTime entryTime) throws IOException {
        return container == Container.ZIP ? new Zip(location, entryTime) : new Directory(location);
    }

    /** A directory. */
    final class Directory implements PackageTarget {

        private final Path root;

        Directory(Path root) {
            try {
                Files.createDirectories(root);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot create " + root, e);
            }
            this.root = root;
        }

        @Override
        public void add(String path, Path file, long bytes) throws IOException {
            Path target = root.resolve(path);
            Files.createDirectories(target.getParent());
            Files.move(file, target);
            if (bytes < Files.size(target)) {
                try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                    channel.truncate(bytes);
                }
            }
        }

        @Override
        public void add(String path, byte[] content) throws IOException {
            Files.write(root.resolve(path), content);
        }

        @Override
        public void close() {
            // A directory has no open resources.
        }
    }

    /** A zip archive. */
    final class Zip implements PackageTarget {

        private final OutputStream file;
        private final ZipOutputStream zip;
        private final LocalDateTime entryTime;

        Zip(Path location, LocalDateTime entryTime) throws IOException {
            this.entryTime = entryTime;
            file = Files.newOutputStream(location);
            zip = new ZipOutputStream(file);
        }

        @Override
        public void add(String path, Path source, long bytes) throws IOException {
            begin(path);
            try (var in = Files.newInputStream(source)) {
                byte[] chunk = new byte[1 << 16];
                long left = bytes;
                int length = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                while (left > 0 && length > 0) {
                    zip.write(chunk, 0, length);
                    left -= length;
                    length = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                }
            }
            zip.closeEntry();
        }

        @Override
        public void add(String path, byte[] content) throws IOException {
            begin(path);
            zip.write(content);
            zip.closeEntry();
        }

        private void begin(String path) throws IOException {
            ZipEntry entry = new ZipEntry(path);
            entry.setTimeLocal(entryTime);
            zip.putNextEntry(entry);
        }

        @Override
        public void close() throws IOException {
            try (file) {
                zip.close();
            }
        }
    }
}
