package org.ruralwarehouse.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ZipFilesTest {

    private final Path temp;
    private final Path zip;

    ZipFilesTest(@TempDir Path temp) {
        this.temp = temp;
        zip = temp.resolve("package.zip");
    }

    /** Writes entries into a zip. */
    @FunctionalInterface
    private interface Content {
        void writeTo(ZipArchiveOutputStream out) throws IOException;
    }

    private PackageFiles zip(Content content) throws Exception {
        write(content);
        return PackageFiles.open(zip);
    }

    private void write(Content content) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            content.writeTo(out);
        }
    }

    private static void entry(ZipArchiveOutputStream out, String name, String text, int unixMode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(unixMode);
        out.putArchiveEntry(entry);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeArchiveEntry();
    }

    private static void entry(ZipArchiveOutputStream out, String name, String text) throws IOException {
        entry(out, name, text, UnixStat.FILE_FLAG | 0644);
    }

    @Test
    void reads_an_entry_with_its_size() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "data/orchard.csv", "inside"))) {
            assertThat(files.isUnsafe("data/orchard.csv")).isFalse();
            assertThat(files.size("data/orchard.csv")).hasValue(6);
            assertThat(files.read("data/orchard.csv")).hasContent("inside");
        }
    }

    @Test
    void a_missing_entry_has_no_size_and_cannot_be_read() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "inside"))) {
            assertThat(files.size("barn.csv")).isEmpty();
            assertThatThrownBy(() -> files.read("barn.csv")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void reads_entry_names_in_the_code_page_of_chinese_windows() throws Exception {
        try (PackageFiles files = zip(out -> {
            out.setEncoding("GBK");
            out.setUseLanguageEncodingFlag(false);
            entry(out, "果园.csv", "inside");
        })) {
            assertThat(Charset.isSupported("GBK")).isTrue();
            assertThat(files.size("果园.csv")).hasValue(6);
        }
    }

    @Test
    void an_entry_outside_the_archive_is_unsafe() throws Exception {
        try (PackageFiles files = zip(out -> {
            entry(out, "../secret.csv", "outside");
            entry(out, "/etc/secret.csv", "outside");
        })) {
            assertUnsafe(files, "../secret.csv");
            assertUnsafe(files, "/etc/secret.csv");
        }
    }

    @Test
    void a_symbolic_link_is_unsafe() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "/etc/passwd", UnixStat.LINK_FLAG | 0777))) {
            assertUnsafe(files, "orchard.csv");
        }
    }

    @Test
    void a_duplicate_entry_name_is_unsafe() throws Exception {
        try (PackageFiles files = zip(out -> {
            entry(out, "orchard.csv", "shown to the checker");
            entry(out, "orchard.csv", "shown to the loader");
        })) {
            assertUnsafe(files, "orchard.csv");
        }
    }

    @Test
    void a_directory_is_not_a_file() throws Exception {
        try (PackageFiles files = zip(out -> {
            out.putArchiveEntry(new ZipArchiveEntry("data/"));
            out.closeArchiveEntry();
        })) {
            assertThat(files.size("data")).isEmpty();
        }
    }

    @Test
    void a_truncated_archive_may_be_incomplete() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside".repeat(1000)));
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length - 30));

        assertThat(openFailure().isMaybeIncomplete()).isTrue();
    }

    @Test
    void an_empty_file_may_be_incomplete() throws Exception {
        Files.createFile(zip);

        assertThat(openFailure().isMaybeIncomplete()).isTrue();
    }

    @Test
    void a_file_without_zip_signature_is_not_incomplete() throws Exception {
        Files.writeString(zip, "Dear colleagues, please find attached");

        assertThat(openFailure().isMaybeIncomplete()).isFalse();
    }

    @Test
    void a_damaged_archive_opens_or_is_reported_as_unreadable() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside"));
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(20230115);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(zip, damaged);
            try (PackageFiles files = PackageFiles.open(zip)) {
                files.size("orchard.csv");
            } catch (PackageUnreadableException expected) {
                assertThat(expected.isSuspicious() || "not_a_zip_archive".equals(expected.getMessage()))
                        .isTrue();
            }
        }
    }

    @Test
    void an_extreme_compression_ratio_makes_the_archive_suspicious() throws Exception {
        write(out -> entry(out, "orchard.csv", "0".repeat(17 << 20)));

        assertThat(openFailure().isSuspicious()).isTrue();
    }

    @Test
    void accepts_a_table_that_compresses_well() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "0".repeat(1 << 20)))) {
            assertThat(files.size("orchard.csv")).hasValue(1 << 20);
        }
    }

    @Test
    void too_many_entries_make_the_archive_suspicious() throws Exception {
        write(out -> {
            for (int i = 0; i <= ZipFiles.MAX_ENTRIES; i++) {
                entry(out, i + ".csv", "");
            }
        });

        assertThat(openFailure().isSuspicious()).isTrue();
    }

    @Test
    void stops_reading_an_oversized_central_directory() throws Exception {
        byte[] entry = new byte[46 + 7];
        System.arraycopy(new byte[] {'P', 'K', 1, 2}, 0, entry, 0, 4);
        entry[28] = 7;
        int count = ZipFiles.MAX_DIRECTORY_BYTES / entry.length + 1;
        ByteBuffer bytes = ByteBuffer.allocate(30 + count * entry.length + 22).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {'P', 'K', 3, 4}).position(30);
        for (int i = 0; i < count; i++) {
            bytes.put(entry);
        }
        // The end record declares one entry.
        bytes.put(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 1, 0, 1, 0});
        bytes.putInt(count * entry.length).putInt(30).putShort((short) 0);
        Files.write(zip, bytes.array());

        assertThat(openFailure()).hasMessage("large_archive_directory");
    }

    @Test
    void accepts_the_maximum_number_of_entries_with_long_names() throws Exception {
        String name = "n".repeat(200);
        try (PackageFiles files = zip(out -> {
            for (int i = 0; i < ZipFiles.MAX_ENTRIES; i++) {
                entry(out, name + i + ".csv", "");
            }
        })) {
            assertThat(files.size(name + "0.csv")).hasValue(0);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void rejects_a_pipe_without_waiting_for_its_writer() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", zip.toString()).start().waitFor())
                .isZero();

        assertThat(openFailure()).hasMessage("neither_file_nor_directory");
    }

    @Test
    void does_not_follow_a_symbolic_link_to_an_archive() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside"));
        Path real = Files.move(zip, temp.resolve("elsewhere.zip"));
        Files.createSymbolicLink(zip, real);

        assertThat(openFailure().isSuspicious()).isTrue();
    }

    @Test
    void rejects_a_nested_archive() throws Exception {
        write(out -> entry(out, "云南/Inner.ZIP", "inside"));

        assertThat(openFailure()).hasMessage("archive_in_archive");
    }

    @Test
    void stops_reading_an_entry_at_its_declared_size() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside".repeat(1000)));
        byte[] whole = Files.readAllBytes(zip);
        // Changes the size in the central directory, which the reader uses.
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        whole[directory + 24] = 10;
        whole[directory + 25] = 0;
        Files.write(zip, whole);

        try (PackageFiles files = PackageFiles.open(zip)) {
            assertThat(files.size("orchard.csv")).hasValue(10);
            assertThatThrownBy(() -> files.read("orchard.csv").readAllBytes())
                    .isInstanceOf(PackageDamagedException.class);
        }
    }

    private PackageUnreadableException openFailure() {
        PackageUnreadableException openFailure =
                catchThrowableOfType(PackageUnreadableException.class, () -> PackageFiles.open(zip));
        assertThat(openFailure).isNotNull();
        return openFailure;
    }

    private static void assertUnsafe(PackageFiles files, String path) {
        assertThat(files.isUnsafe(path)).isTrue();
        assertThat(files.size(path)).isEmpty();
        assertThatThrownBy(() -> files.read(path)).isInstanceOf(NoSuchFileException.class);
    }
}
