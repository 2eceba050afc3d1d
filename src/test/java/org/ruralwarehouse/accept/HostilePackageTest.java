package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.TinyWarehouse;

/** One hostile package is rejected with a finding; accepting it takes seconds. */
class HostilePackageTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Inbox inbox;

    @BeforeEach
    void create_an_inbox(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    private Finding onlyFinding() {
        List<Finding> findings = assertTimeoutPreemptively(LIMIT, inbox::rejectionFindings);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private void manifest(String text) throws IOException {
        Path folder = Files.createDirectories(inbox.folder().resolve("yunnan"));
        Files.writeString(folder.resolve("datapackage.json"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e2147483647", "-1e-99999", "0.1E+1000000", "1e5000"})
    void rejects_a_number_with_a_large_exponent_with_its_place(String number) throws IOException {
        String good = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        manifest(good.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + number));

        Finding finding = onlyFinding();

        assertThat(finding.code()).isEqualTo("manifest_invalid");
        assertThat(finding.found()).isEqualTo(Message.ofValue("/resources/0/bytes"));
        assertThat(English.text(finding.expected()))
                .isEqualTo("a number of at most 400 characters with an exponent of at most 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "[", "{\"a\":", "\"", "[{\"name\":1e9},"})
    void rejects_a_manifest_of_repeated_text(String repeated) throws IOException {
        manifest("{\"name\":" + repeated.repeat(1_000_000 / repeated.length()));

        assertThat(onlyFinding().code()).isEqualTo("manifest_invalid");
    }

    /** The methods of the ZIP specification (APPNOTE 4.4.5) and two that it does not define. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 14, 16, 18, 19, 20, 93, 94, 95, 96, 97, 98, 99, 777})
    void rejects_an_archive_compressed_by_another_method(int method) throws IOException {
        Path zip = Inbox.goodPackage("yunnan").writeZip(inbox.folder());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.limit() - 12; at++) {
            if (bytes.getInt(at) == 0x04034b50) {
                bytes.putShort(at + 8, (short) method);
            } else if (bytes.getInt(at) == 0x02014b50) {
                bytes.putShort(at + 10, (short) method);
            }
        }
        Files.write(zip, bytes.array());

        assertThat(onlyFinding().code()).isIn("package_unreadable", "manifest_invalid");
    }

    @Test
    void lists_the_first_fifty_problems_of_a_manifest_and_the_number_of_all() throws IOException {
        manifest("{\"resources\":[" + "1,".repeat(60) + "1]}");

        List<Finding> findings = inbox.rejectionFindings();

        assertThat(findings).hasSize(51);
        assertThat(English.text(findings.get(50).expected())).matches("\\d\\d problems, of which the first 50 .*");
    }

    @Test
    void rejects_a_name_that_is_too_long() throws IOException {
        Inbox.goodPackage("x".repeat(201)).writeDirectory(inbox.folder());

        Finding finding = onlyFinding();

        assertThat(finding.code()).isEqualTo("package_exceeds_limit");
        assertThat(English.text(finding.found())).isEqualTo("a name of 201 bytes");
        assertThat(English.text(finding.expected())).isEqualTo("at most 200 bytes");
    }

    @Test
    void rejects_a_sparse_file_of_eight_tebibytes() throws IOException {
        long bytes = 8L << 40;
        Path folder = Inbox.goodPackage("yunnan")
                .resource(TinyWarehouse.DATASET, resource -> resource.put("bytes", bytes))
                .writeDirectory(inbox.folder());
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("orchard.csv").toFile(), "rw")) {
            file.setLength(bytes);
        }

        assertThat(onlyFinding().code()).isEqualTo("package_exceeds_limit");
    }

    @Test
    void rejects_a_sparse_archive() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(inbox.folder().resolve("yunnan.zip").toFile(), "rw")) {
            file.setLength(8L << 40);
        }

        assertThat(onlyFinding().code()).isEqualTo("package_exceeds_limit");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rejects_a_hard_link() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.createLink(inbox.folder().resolve("other-name.csv"), folder.resolve("orchard.csv"));

        assertThat(onlyFinding().code()).isEqualTo("path_outside_package");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_pipe_in_the_place_of_a_file_does_not_block() throws Exception {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Path file = folder.resolve("orchard.csv");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        PackageVerdict verdict = assertTimeoutPreemptively(LIMIT, inbox::onlyVerdict);

        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("package_unreadable");
    }
}
