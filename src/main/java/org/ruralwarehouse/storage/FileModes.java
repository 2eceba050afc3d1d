package org.ruralwarehouse.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** File modes on file systems with POSIX permissions; on others, the folder of the user protects the files. */
public final class FileModes {

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> READ_ONLY_FILE = PosixFilePermissions.fromString("r--------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> GROUP_FOLDER = PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> GROUP_FILE = PosixFilePermissions.fromString("r--r-----");

    private FileModes() {}

    /**
     * Attributes of a new file that only its owner may read: mode 0600.
     *
     * @param path any path on the file system of the file
     */
    public static FileAttribute<?>[] ownerOnly(Path path) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
    }

    /** Creates a folder that only its owner may open, mode 0700; also closes a folder that exists. */
    public static void createPrivateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        set(folder, OWNER_FOLDER);
    }

    /** Lets the group of a folder list it: mode 0750. */
    public static void openToGroup(Path folder) throws IOException {
        set(folder, GROUP_FOLDER);
    }

    /** Lets the group of a folder open the folders in it, without listing it: 0710 instead of 0700. */
    public static void letGroupPass(Path folder) throws IOException {
        if (hasModes(folder)) {
            Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
            if (mode.add(PosixFilePermission.GROUP_EXECUTE)) {
                Files.setPosixFilePermissions(folder, mode);
            }
        }
    }

    /** Makes a file read-only for its owner: mode 0400. */
    public static void makeReadOnlyForOwner(Path file) throws IOException {
        set(file, READ_ONLY_FILE);
    }

    /** Makes a file read-only for its owner and its group: mode 0440. */
    public static void makeReadOnlyForGroup(Path file) throws IOException {
        set(file, GROUP_FILE);
    }

    private static void set(Path path, Set<PosixFilePermission> mode) throws IOException {
        if (hasModes(path) && !Files.getPosixFilePermissions(path).equals(mode)) {
            Files.setPosixFilePermissions(path, mode);
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
