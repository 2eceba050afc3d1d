package org.ruralwarehouse.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder with all that is in it.
 */
public final class FileTree {

    private final Path root;

    /**
     * @param root need not exist
     */
    public FileTree(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Regular files in the order of their paths. */
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

    /** Returns when the disk has everything, so that a rename after it survives a power failure. */
    public void force() {
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot force " + file + " to disk", e);
            }
        }
    }

    /** Digest over the paths and bytes of all files. */
    public String sha256() {
        return sha256(file -> true);
    }

    /** The same over some of them. */
    public String sha256(Predicate<Path> wanted) {
        MessageDigest digest = Sha256.digest();
        for (Path file : files().stream().filter(wanted).toList()) {
            digest.update(root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(HexFormat.of().parseHex(sha256(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Makes a file that is another one, too, for files that nobody writes to again.
     *
     * @return false when it cannot be, as on a file system without links; then it is to be written as if there were no other
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

    /** Digest of one file. */
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
