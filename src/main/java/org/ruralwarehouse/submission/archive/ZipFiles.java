package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.IOUtils;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/**
 * The files of a zip archive, read in place. Entries are looked up by name and never extracted, so a path outside the
 * archive has no effect; symbolic links and duplicate names are rejected.
 */
final class ZipFiles implements PackageFiles {

    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

    /** Windows archivers write names in the code page of the system unless they set the UTF-8 flag. */
    private static final Charset DEFAULT_NAME_CHARSET = Charset.forName("GB18030");

    /** Limit on entries. A package has a manifest and a few dozen files; a workbook has some hundreds of parts. */
    static final int MAX_ENTRIES = 10_000;

    /**
     * Limit in bytes on the central directory, enough for that many entries with long names; it stays in memory while
     * the archive is open.
     */
    static final int MAX_DIRECTORY_BYTES = 8 << 20;

    /** Limit on the compression ratio. Tables compress to a tenth, sheets with much formatting to a fiftieth. */
    static final int MAX_RATIO = 200;

    private static final long RATIO_CHECKED_FROM_BYTES = 16L << 20;

    /**
     * Compression methods whose decompressors are part of the zip library: stored, shrunk, imploded, deflated,
     * deflate64 and bzip2; zstd is read by the library that also writes Parquet. xz and the others have no library
     * here.
     */
    private static final Set<Integer> READABLE_METHODS = Set.of(
            ZipMethod.STORED.getCode(),
            ZipMethod.UNSHRINKING.getCode(),
            ZipMethod.IMPLODING.getCode(),
            ZipMethod.DEFLATED.getCode(),
            ZipMethod.ENHANCED_DEFLATED.getCode(),
            ZipMethod.BZIP2.getCode(),
            ZipMethod.ZSTD_DEPRECATED.getCode(),
            ZipMethod.ZSTD.getCode());

    private static final List<String> ARCHIVE_SUFFIXES = List.of(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz");

    private final ZipFile zip;

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
    }

    static ZipFiles open(Path location) throws PackageUnreadableException {
        // Opening a named pipe would block until a process writes to it.
        if (Files.exists(location) && !Files.isRegularFile(location)) {
            throw new PackageUnreadableException(MessageKey.NEITHER_FILE_NOR_DIRECTORY.with());
        }
        try {
            return open(RegularFile.open(location), location);
        } catch (IOException e) {
            throw unreadable(location, null, e);
        }
    }

    /**
     * Opens the content of an archive.
     *
     * @param location of the archive, for messages
     */
    static ZipFiles open(SeekableByteChannel content, Path location) throws PackageUnreadableException {
        ByteLimitedChannel file = new ByteLimitedChannel(content, MAX_DIRECTORY_BYTES);
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(file)
                    .setCharset(DEFAULT_NAME_CHARSET)
                    .get();
            Message suspicion = suspicion(zip);
            if (suspicion != null) {
                ZipFile.closeQuietly(zip);
                throw new PackageUnreadableException(suspicion);
            }
            file.removeLimit();
            return new ZipFiles(zip);
        } catch (IOException | RuntimeException e) {
            throw unreadable(location, file, e);
        }
    }

    private static PackageUnreadableException unreadable(
            Path location, @Nullable ByteLimitedChannel file, Exception cause) {
        if (file != null) {
            IOUtils.closeQuietly(file);
            if (file.isExhausted()) {
                return new PackageUnreadableException(MessageKey.LARGE_ARCHIVE_DIRECTORY.with(MAX_DIRECTORY_BYTES));
            }
        }
        if (cause instanceof IOException failure) {
            TooManyOpenFilesException.throwIfCauseOf(failure);
        }
        if (cause instanceof AccessDeniedException) {
            return new PackageUnreadableException(MessageKey.ARCHIVE_WITHOUT_READ_PERMISSION.with(), false, cause);
        }
        return new PackageUnreadableException(
                MessageKey.NOT_A_ZIP_ARCHIVE.with(), startsWithZipSignature(location), cause);
    }

    /** Finds a property that no valid package has, without extracting anything; null when there is none. */
    private static @Nullable Message suspicion(ZipFile zip) {
        int count = 0;
        boolean hasManifest = zip.getEntry(MANIFEST) != null;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++count > MAX_ENTRIES) {
                return MessageKey.TOO_MANY_ENTRIES.with(MAX_ENTRIES);
            }
            if (entry.getSize() > RATIO_CHECKED_FROM_BYTES
                    && entry.getSize() / MAX_RATIO > Math.max(entry.getCompressedSize(), 1)) {
                return MessageKey.LARGE_COMPRESSION_RATIO.with(MAX_RATIO);
            }
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!hasManifest && ARCHIVE_SUFFIXES.stream().anyMatch(name::endsWith)) {
                return MessageKey.ARCHIVE_IN_ARCHIVE.with();
            }
        }
        return null;
    }

    private static boolean startsWithZipSignature(Path location) {
        try (InputStream in = Channels.newInputStream(RegularFile.open(location))) {
            byte[] head = in.readNBytes(LOCAL_HEADER.length);
            return head.length == 0 || Arrays.equals(head, LOCAL_HEADER);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public boolean isUnsafe(String path) {
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
    public boolean isComplete() {
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
        if (!READABLE_METHODS.contains(entry.getMethod())) {
            throw PackageDamagedException.ofCompression(entry.getMethod());
        }
        try {
            return new ArchiveInput(zip.getInputStream(entry), entry.getSize());
        } catch (IOException e) {
            throw PackageDamagedException.inArchive(e);
        } catch (RuntimeException e) {
            throw PackageDamagedException.inArchive(new IOException(e));
        }
    }

    private @Nullable ZipArchiveEntry entry(String path) {
        ZipArchiveEntry entry = isUnsafe(path) ? null : zip.getEntry(path);
        boolean isUsable = entry != null
                && !entry.isDirectory()
                && !entry.getGeneralPurposeBit().usesEncryption()
                && entry.getSize() >= 0;
        return isUsable ? entry : null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
