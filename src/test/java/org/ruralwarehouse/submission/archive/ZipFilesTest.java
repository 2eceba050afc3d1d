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
    void an_entry_is_read_in_place_with_its_size() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "data/orchard.csv", "inside"))) {
            assertThat(files.isUnsafe("data/orchard.csv")).isFalse();
            assertThat(files.size("data/orchard.csv")).hasValue(6);
            assertThat(files.read("data/orchard.csv")).hasContent("inside");
        }
    }

    @Test
    void an_entry_that_is_not_there_has_no_size_and_cannot_be_read() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "inside"))) {
            assertThat(files.size("barn.csv")).isEmpty();
            assertThatThrownBy(() -> files.read("barn.csv")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void names_in_the_code_page_of_a_chinese_windows_are_understood() throws Exception {
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
    void an_entry_that_leaves_the_archive_is_a_trap() throws Exception {
        try (PackageFiles files = zip(out -> {
            entry(out, "../secret.csv", "outside");
            entry(out, "/etc/secret.csv", "outside");
        })) {
            assertTrap(files, "../secret.csv");
            assertTrap(files, "/etc/secret.csv");
        }
    }

    @Test
    void a_link_is_a_trap() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "/etc/passwd", UnixStat.LINK_FLAG | 0777))) {
            assertTrap(files, "orchard.csv");
        }
    }

    @Test
    void a_name_that_occurs_twice_is_a_trap() throws Exception {
        try (PackageFiles files = zip(out -> {
            entry(out, "orchard.csv", "shown to the checker");
            entry(out, "orchard.csv", "shown to the loader");
        })) {
            assertTrap(files, "orchard.csv");
        }
    }

    @Test
    void a_directory_is_no_file() throws Exception {
        try (PackageFiles files = zip(out -> {
            out.putArchiveEntry(new ZipArchiveEntry("data/"));
            out.closeArchiveEntry();
        })) {
            assertThat(files.size("data")).isEmpty();
        }
    }

    @Test
    void an_archive_without_its_end_may_be_a_copy_under_way() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside".repeat(1000)));
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length - 30));

        assertThat(refusal().isMaybeIncomplete()).isTrue();
    }

    @Test
    void an_empty_file_may_be_a_copy_under_way() throws Exception {
        Files.createFile(zip);

        assertThat(refusal().isMaybeIncomplete()).isTrue();
    }

    @Test
    void something_else_is_no_archive_and_never_will_be() throws Exception {
        Files.writeString(zip, "Dear colleagues, please find attached");

        assertThat(refusal().isMaybeIncomplete()).isFalse();
    }

    @Test
    void whatever_bytes_are_damaged_an_archive_opens_or_is_called_unreadable() throws Exception {
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
                assertThat(expected.isSuspicious() || "not a readable zip archive".equals(expected.getMessage()))
                        .isTrue();
            }
        }
    }

    @Test
    void an_entry_that_unpacks_to_far_more_than_it_is_makes_the_archive_suspicious() throws Exception {
        write(out -> entry(out, "orchard.csv", "0".repeat(17 << 20)));

        assertThat(refusal().isSuspicious()).isTrue();
    }

    @Test
    void a_table_that_compresses_well_is_honest() throws Exception {
        try (PackageFiles files = zip(out -> entry(out, "orchard.csv", "0".repeat(1 << 20)))) {
            assertThat(files.size("orchard.csv")).hasValue(1 << 20);
        }
    }

    @Test
    void more_entries_than_any_package_has_make_the_archive_suspicious() throws Exception {
        write(out -> {
            for (int i = 0; i <= ZipFiles.MAX_ENTRIES; i++) {
                entry(out, i + ".csv", "");
            }
        });

        assertThat(refusal().isSuspicious()).isTrue();
    }

    @Test
    void a_directory_of_entries_that_would_fill_the_memory_is_not_read_to_its_end() throws Exception {
        byte[] entry = new byte[46 + 7];
        System.arraycopy(new byte[] {'P', 'K', 1, 2}, 0, entry, 0, 4);
        entry[28] = 7;
        int count = ZipFiles.MAX_DIRECTORY_BYTES / entry.length + 1;
        ByteBuffer bytes = ByteBuffer.allocate(30 + count * entry.length + 22).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {'P', 'K', 3, 4}).position(30);
        for (int i = 0; i < count; i++) {
            bytes.put(entry);
        }
        // Its end says that there is one.
        bytes.put(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 1, 0, 1, 0});
        bytes.putInt(count * entry.length).putInt(30).putShort((short) 0);
        Files.write(zip, bytes.array());

        assertThat(refusal()).hasMessage("a directory of more than 8388608 bytes");
    }

    @Test
    void as_many_entries_as_may_be_with_long_names_are_honest() throws Exception {
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
    void a_pipe_is_refused_instead_of_waited_for() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", zip.toString()).start().waitFor())
                .isZero();

        assertThat(refusal()).hasMessage("neither a file nor a directory");
    }

    @Test
    void a_link_to_an_archive_is_not_followed() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside"));
        Path real = Files.move(zip, temp.resolve("elsewhere.zip"));
        Files.createSymbolicLink(zip, real);

        assertThat(refusal().isSuspicious()).isTrue();
    }

    @Test
    void an_archive_in_an_archive_is_no_package() throws Exception {
        write(out -> entry(out, "云南/Inner.ZIP", "inside"));

        assertThat(refusal()).hasMessage("an archive inside the archive instead of a manifest");
    }

    @Test
    void an_entry_that_holds_more_than_it_says_ends_there() throws Exception {
        write(out -> entry(out, "orchard.csv", "inside".repeat(1000)));
        byte[] whole = Files.readAllBytes(zip);
        // The size in the central directory, which is what the reader goes by.
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

    private PackageUnreadableException refusal() {
        PackageUnreadableException refusal =
                catchThrowableOfType(PackageUnreadableException.class, () -> PackageFiles.open(zip));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static void assertTrap(PackageFiles files, String path) {
        assertThat(files.isUnsafe(path)).isTrue();
        assertThat(files.size(path)).isEmpty();
        assertThatThrownBy(() -> files.read(path)).isInstanceOf(NoSuchFileException.class);
    }
}
