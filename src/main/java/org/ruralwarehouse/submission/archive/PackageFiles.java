package org.ruralwarehouse.submission.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.ruralwarehouse.message.MessageKey;

/**
 * The files of one package, a directory or an archive. Paths come from an untrusted manifest: a path outside the
 * package or through a symbolic link is never opened.
 */
public interface PackageFiles extends Closeable {

    /** Name of the descriptor at the root of every Data Package (v2). */
    String MANIFEST = "datapackage.json";

    /**
     * Opens a directory or a zip archive. A symbolic link is rejected, because it would land files of another location
     * under another name.
     *
     * @throws PackageUnreadableException when the location is neither, or is damaged
     */
    static PackageFiles open(Path location) throws PackageUnreadableException {
        if (Files.isSymbolicLink(location)) {
            throw new PackageUnreadableException(MessageKey.LINK.with());
        }
        if (Files.isDirectory(location) && !Files.isExecutable(location)) {
            throw new PackageUnreadableException(MessageKey.DIRECTORY_WITHOUT_ACCESS.with(), false, null);
        }
        return Files.isDirectory(location) ? new DirectoryFiles(location) : ZipFiles.open(location);
    }

    /**
     * Opens a zip archive that is not a file; closing the package closes the channel.
     *
     * @param name name of the archive, for messages
     * @throws PackageUnreadableException when it is no zip archive, or is damaged; the channel is then closed
     */
    static PackageFiles openArchive(SeekableByteChannel content, String name) throws PackageUnreadableException {
        return ZipFiles.open(content, Path.of(name));
    }

    /**
     * True for a symbolic link, a path outside the package, or a name with more than one entry; such a file is never
     * opened.
     */
    boolean isUnsafe(String path);

    /** True for a directory, named pipe, socket or device in the place of a file; it is never opened. */
    default boolean isSpecial(String path) {
        return false;
    }

    /** True when the container is complete by its format, so that a missing file will not arrive later. */
    boolean isComplete();

    /** Size in bytes; empty when the file does not exist. */
    OptionalLong size(String path);

    /**
     * Opens a file, unbuffered.
     *
     * @throws IOException when the file does not exist or cannot be read
     */
    InputStream read(String path) throws IOException;

    @Override
    void close() throws IOException;

    /** True for a relative path of plain names with forward slashes, as required by Data Package v2. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > 255 || path.startsWith("/") || path.contains("\\")) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (name.isBlank() || name.equals(".") || name.equals("..") || name.contains(":")) {
                return false;
            }
        }
        return path.chars().noneMatch(Character::isISOControl);
    }
}
