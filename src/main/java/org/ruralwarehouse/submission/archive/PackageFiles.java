package org.ruralwarehouse.submission.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The files of one package, whatever holds them. Paths come from a stranger's manifest: one that leaves the package or
 * goes through a link is never opened.
 */
public sealed interface PackageFiles extends Closeable permits DirectoryFiles, ZipFiles {

    /** Name of the descriptor at the root of every Data Package (v2). */
    String MANIFEST = "datapackage.json";

    /**
     * Opens a directory or a zip archive. A link would land what lies elsewhere, under another name.
     *
     * @throws PackageUnreadableException when it is neither, or damaged
     */
    static PackageFiles open(Path location) throws PackageUnreadableException {
        if (Files.isSymbolicLink(location)) {
            throw new PackageUnreadableException("a link");
        }
        if (Files.isDirectory(location) && !Files.isExecutable(location)) {
            throw new PackageUnreadableException("a directory that may not be opened", false, null);
        }
        return Files.isDirectory(location) ? new DirectoryFiles(location) : ZipFiles.open(location);
    }

    /** True for a link, or a name that stands for more than one entry: never followed. */
    boolean isUnsafe(String path);

    /** True when the container came whole, so that what is not in it will never come. */
    boolean isComplete();

    /** Size in bytes; empty when there is no such file. */
    OptionalLong size(String path);

    /**
     * The bytes of a file, unbuffered.
     *
     * @throws IOException when there is no such file or it cannot be read
     */
    InputStream read(String path) throws IOException;

    @Override
    void close() throws IOException;

    /** True for a relative path of plain names with forward slashes, as Data Package v2 demands. */
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
