package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.TinyWarehouse;
import tools.jackson.databind.node.ObjectNode;

/** Rejections of the accept stage and their codes. No content of a package may cause a failure of the stage. */
class AcceptRejectionTest {

    private static final String DATASET = TinyWarehouse.DATASET;

    private final Inbox inbox;

    AcceptRejectionTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    private void assertRejected(String code) {
        assertThat(inbox.rejectionFindings()).extracting(Finding::code).containsOnly(code);
    }

    private void writePackageWithManifest(String text) throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.writeString(folder.resolve("datapackage.json"), text);
    }

    private void writePackageWithResource(Consumer<ObjectNode> change) {
        Inbox.goodPackage("yunnan").resource(DATASET, change).writeDirectory(inbox.folder());
    }

    @Test
    void rejects_a_truncated_archive_after_the_waiting_time() throws IOException {
        Path zip = Inbox.goodPackage("yunnan").writeZip(inbox.folder());
        Inbox.truncate(zip, 30);
        Files.setLastModifiedTime(zip, FileTime.from(Instant.now().minus(Duration.ofHours(49))));

        assertRejected("package_unreadable");
    }

    /** Otherwise a sender could make a truncated archive wait for ever. */
    @Test
    void time_of_an_archive_in_the_future_does_not_prolong_the_waiting_time() throws Exception {
        Path zip = Files.writeString(inbox.folder().resolve("yunnan.zip"), "PK");
        Files.setLastModifiedTime(zip, FileTime.from(Instant.now().plus(Duration.ofDays(365))));
        Thread.sleep(20);

        assertThat(new PackageAge(zip).isBelow(Duration.ofMillis(10))).isFalse();
        assertThat(new PackageAge(zip).isBelow(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void rejects_a_directory_or_named_pipe_in_the_place_of_a_file() throws Exception {
        Path file = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder()).resolve("orchard.csv");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(inbox.rejectionFindings())
                .extracting(finding ->
                        finding.code() + " " + finding.origin().fileName() + " " + English.text(finding.found()))
                .containsExactly("package_unreadable orchard.csv"
                        + " a directory, a named pipe or something else that is not a file");

        Files.delete(file);
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertRejected("package_unreadable");
    }

    @Test
    void rejects_a_recent_file_that_is_not_an_archive() throws IOException {
        Files.writeString(inbox.folder().resolve("yunnan.zip"), "no archive");

        assertRejected("package_unreadable");
    }

    @Test
    void rejects_a_directory_without_access_permission() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, Set.of());
        try {
            assumeThat(Files.isExecutable(folder))
                    .as("root is not restricted by permissions")
                    .isFalse();

            assertRejected("package_unreadable");
        } finally {
            Files.setPosixFilePermissions(folder, before);
        }
    }

    @Test
    void rejects_an_archive_without_a_manifest() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(inbox.folder().resolve("yunnan.zip")))) {
            zip.putNextEntry(new ZipEntry("orchard.csv"));
        }

        assertRejected("package_unreadable");
    }

    @Test
    void rejects_a_manifest_that_is_a_symbolic_link() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Path real =
                Files.move(folder.resolve("datapackage.json"), inbox.folder().resolve("elsewhere.json"));
        Files.createSymbolicLink(folder.resolve("datapackage.json"), real);

        assertRejected("archive_suspicious");
    }

    @Test
    void rejects_a_package_that_is_a_symbolic_link() throws IOException {
        Path elsewhere = Files.createDirectory(inbox.folder().resolveSibling("elsewhere"));
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(elsewhere);
        Files.createSymbolicLink(inbox.folder().resolve("guizhou"), folder);

        assertRejected("archive_suspicious");
    }

    @Test
    void rejects_an_oversized_number_without_reporting_a_negative_line() throws IOException {
        writePackageWithManifest("{\"rural:attempt\": " + "9".repeat(5000) + "}");

        assertRejected("manifest_invalid");
        assertThat(inbox.rejectionFindings())
                .extracting(finding -> English.text(finding.found()))
                .doesNotContain("line -1");
    }

    @Test
    void reports_the_location_of_every_schema_violation() {
        Inbox.goodPackage("yunnan")
                .manifest(m -> m.put("rural:period", "2022-13").put("rural:attempt", 0))
                .resource(DATASET, r -> r.put("hash", "md5:abc"))
                .writeDirectory(inbox.folder());

        assertThat(inbox.rejectionFindings()).extracting(Finding::code).containsOnly("manifest_invalid");
        assertThat(inbox.rejectionFindings())
                .extracting(finding -> English.text(finding.found()))
                .containsExactlyInAnyOrder("/rural:period", "/rural:attempt", "/resources/0/hash");
        assertThat(inbox.rejectionFindings())
                .allSatisfy(finding -> assertThat(finding.origin().fileName()).isEqualTo("datapackage.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "null", "[]", "42", "{}", "{} {}", "\u0000", "{\"a\":1,}", "<xml/>"})
    void rejects_a_manifest_that_is_not_a_json_object(String text) throws IOException {
        writePackageWithManifest(text);

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_manifest_with_invalid_utf_8() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.write(folder.resolve("datapackage.json"), new byte[] {'{', '"', (byte) 0xFF, (byte) 0xC0, '"', '}'});

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_manifest_nested_too_deeply() throws IOException {
        writePackageWithManifest("[".repeat(100_000));

        assertRejected("manifest_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rural:province\" : \"520000\"", "\"resources\" : []"})
    void rejects_a_manifest_with_duplicate_properties(String duplicate) throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        writePackageWithManifest(manifest.replaceFirst("\\{", "{ " + duplicate + ","));

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_manifest_of_one_gigabyte_without_reading_it_completely() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        try (var file = new RandomAccessFile(folder.resolve("datapackage.json").toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_zip_bomb() throws IOException {
        Inbox.goodPackage("yunnan")
                .file(DATASET, "orchard.csv", new byte[17 << 20])
                .writeZip(inbox.folder());

        assertRejected("archive_suspicious");
    }

    @Test
    void rejects_a_manifest_of_two_megabytes() throws IOException {
        writePackageWithManifest("{\"name\": \"" + "x".repeat(2 << 20) + "\"}");

        assertThat(inbox.rejectionFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest_invalid");
            assertThat(English.text(finding.expected())).contains("larger");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "99999999999999999999999999", "1e400", "-1", "0.5"})
    void rejects_an_impossible_file_size(String bytes) throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        writePackageWithManifest(manifest.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + bytes));

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_control_total_with_a_huge_exponent() throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        writePackageWithManifest(
                manifest.replaceFirst("\"bytes\"", "\"rural:controlTotals\" : { \"trees\" : 1e999999999 }, \"bytes\""));

        assertRejected("manifest_invalid");
    }

    /** Parsed with another quote character or without its first row, a file would have other values. */
    @Test
    void rejects_an_unsupported_csv_dialect() {
        Inbox.goodPackage("yunnan")
                .resource(DATASET, r -> r.putObject("dialect")
                        .put("delimiter", ",")
                        .put("quoteChar", "'")
                        .put("header", false))
                .writeDirectory(inbox.folder());

        assertThat(inbox.rejectionFindings())
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("manifest_invalid"))
                .extracting(finding -> English.text(finding.found()))
                .containsExactlyInAnyOrder("/resources: dialect.quoteChar", "/resources: dialect.header");
    }

    @Test
    void rejects_a_creation_date_that_does_not_exist() {
        Inbox.goodPackage("yunnan")
                .manifest(m -> m.put("created", "2023-02-30T08:00:00Z"))
                .writeDirectory(inbox.folder());

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_dataset_that_is_listed_twice() {
        Inbox.goodPackage("yunnan")
                .file("barn", "again.csv", "x".getBytes(StandardCharsets.UTF_8))
                .resource("barn", r -> r.put("name", DATASET))
                .writeDirectory(inbox.folder());

        assertRejected("manifest_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "110000", "000000"})
    void rejects_a_province_that_is_unknown_or_may_not_submit(String code) {
        Inbox.goodPackage("yunnan").province(code).writeDirectory(inbox.folder());

        assertRejected("unknown_province");
    }

    @Test
    void rejects_an_unknown_dataset() {
        writePackageWithResource(r -> r.put("name", "barn"));

        assertRejected("unknown_dataset");
    }

    @Test
    void rejects_a_period_that_has_not_begun() {
        String nextYear =
                String.valueOf(LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() + 1);
        Inbox.goodPackage("yunnan").period(nextYear).writeDirectory(inbox.folder());

        assertRejected("period_in_future");
    }

    @Test
    void rejects_a_period_without_a_contract_in_force() {
        Inbox.goodPackage("yunnan").period("2019").writeDirectory(inbox.folder());

        assertRejected("no_contract_for_period");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../warehouse/contracts/orchard.yml", "/etc/passwd", "..\\orchard.csv", "C:/orchard.csv"})
    void rejects_a_path_outside_the_package(String path) {
        writePackageWithResource(r -> r.put("path", path));

        assertRejected("path_outside_package");
    }

    @Test
    void rejects_a_path_that_no_file_system_and_no_report_can_encode() {
        writePackageWithResource(r -> r.put("path", "orchard\ud800.csv"));

        assertRejected("manifest_invalid");
    }

    @Test
    void rejects_a_data_file_that_is_a_symbolic_link() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Path real = Files.move(folder.resolve("orchard.csv"), inbox.folder().resolve("elsewhere.csv"));
        Files.createSymbolicLink(folder.resolve("orchard.csv"), real);

        assertRejected("path_outside_package");
    }

    @Test
    void rejects_a_file_larger_than_declared() {
        writePackageWithResource(r -> r.put("bytes", 5));

        assertRejected("size_differs");
    }

    @Test
    void returns_a_verdict_for_any_damaged_archive() throws IOException {
        Path zip = Inbox.goodPackage("yunnan").writeZip(inbox.folder());
        byte[] original = Files.readAllBytes(zip);
        Random random = new Random(20230115);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = original.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(zip, damaged);

            assertThat(inbox.accept().packages()).hasSize(1);
        }
    }
}
