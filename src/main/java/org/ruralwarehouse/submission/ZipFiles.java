package org.ruralwarehouse.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A package that is a zip archive, read in place. Entries are looked up by name and never unpacked, so a path that
 * leaves the archive leads nowhere; links and names that occur twice are refused.
 */
final class ZipFiles implements PackageFiles {

    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

    /** Windows archivers write names in the system's code page unless they flag UTF-8. */
    private static final Charset UNFLAGGED_NAMES = Charset.forName("GB18030");

    private final ZipFile zip;

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
    }

    static ZipFiles open(Path location) throws PackageUnreadableException {
        try {
            return new ZipFiles(ZipFile.builder()
                    .setPath(location)
                    .setCharset(UNFLAGGED_NAMES)
                    .get());
        } catch (IOException | IllegalArgumentException e) {
            throw new PackageUnreadableException("not a readable zip archive", beginsLikeAZip(location), e);
        }
    }

    private static boolean beginsLikeAZip(Path location) {
        try (InputStream in = Files.newInputStream(location)) {
            byte[] head = in.readNBytes(LOCAL_HEADER.length);
            return head.length == 0 || Arrays.equals(head, LOCAL_HEADER);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public boolean isTrap(String path) {
        if (!PackageFiles.isSafe(path)) {
            return true;
        }
        int count = 0;
        for (ZipArchiveEntry entry : zip.getEntries(path)) {
            count++;
            if (entry.isUnixSymlink()) {
                return true;
            }
        }
        return count > 1;
    }

    @Override
    public boolean isClosed() {
        return true;
    }

    @Override
    public OptionalLong size(String path) {
        ZipArchiveEntry entry = entry(path);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getSize());
    }

    @Override
    public InputStream read(String path) throws IOException {
        ZipArchiveEntry entry = entry(path);
        if (entry == null) {
            throw new NoSuchFileException(path);
        }
        try {
            return new ArchiveInput(zip.getInputStream(entry));
        } catch (IOException e) {
            throw new PackageDamagedException(e);
        }
    }

    private @Nullable ZipArchiveEntry entry(String path) {
        ZipArchiveEntry entry = isTrap(path) ? null : zip.getEntry(path);
        boolean usable = entry != null && !entry.isDirectory() && zip.canReadEntryData(entry) && entry.getSize() >= 0;
        return usable ? entry : null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
