package org.ruralwarehouse.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder with its complete content. */
public final class FileTree {

    private final Path root;

    /**
     * @param root need not exist
     */
    public FileTree(Path root) {
        this.root = root;
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** All regular files, ordered by path; empty when the folder does not exist. */
    public List<Path> files() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + root, e);
        }
    }

    /** Deletes the folder with its content. Symbolic links are deleted, not followed. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    /** Forces all files to disk, so that a later rename survives a power failure. */
    public void force() {
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file + " to disk", e);
            }
        }
    }

    /** SHA-256 over the relative paths and content of all files. */
    public String sha256() {
        return sha256(file -> true);
    }

    /** The same over the files that the predicate selects. */
    public String sha256(Predicate<Path> wanted) {
        MessageDigest digest = Sha256.digest();
        for (Path file : files().stream().filter(wanted).toList()) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(HexFormat.of().parseHex(sha256(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Creates a hard link; for files that are never written again.
     *
     * @return false when the file system does not support it; then the caller has to write a copy
     */
    public static boolean link(Path file, Path other) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createLink(file, other);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** SHA-256 of one file, hexadecimal. */
    public static String sha256(Path file) {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
