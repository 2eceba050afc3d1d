package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.testing.TinyWarehouse;
import tools.jackson.databind.node.ObjectNode;

/** What is refused at the door, with which code, and that nothing that a stranger sends brings the door down. */
class AcceptRejectionTest {

    private static final String DATASET = TinyWarehouse.DATASET;

    private final Inbox inbox;

    AcceptRejectionTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    private void assertRefused(String code) {
        assertThat(inbox.refusal()).extracting(Finding::code).containsOnly(code);
    }

    private void packageWithManifest(String text) throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.writeString(folder.resolve("datapackage.json"), text);
    }

    private void packageWhoseFileIs(Consumer<ObjectNode> change) {
        Inbox.goodPackage("yunnan").resource(DATASET, change).writeDirectory(inbox.folder());
    }

    @Test
    void an_archive_without_its_end_that_lies_untouched_for_too_long() throws IOException {
        Path zip = Inbox.goodPackage("yunnan").writeZip(inbox.folder());
        Inbox.truncate(zip, 30);
        Files.setLastModifiedTime(zip, FileTime.from(Instant.now().minus(Duration.ofHours(49))));

        assertRefused("package_unreadable");
    }

    @Test
    void garbage_however_young() throws IOException {
        Files.writeString(inbox.folder().resolve("yunnan.zip"), "no archive");

        assertRefused("package_unreadable");
    }

    @Test
    void a_directory_that_may_not_be_opened() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, Set.of());
        try {
            assumeThat(Files.isExecutable(folder))
                    .as("nothing stops an administrator")
                    .isFalse();

            assertRefused("package_unreadable");
        } finally {
            Files.setPosixFilePermissions(folder, before);
        }
    }

    @Test
    void an_archive_without_manifest() throws IOException {
        try (var zip = new java.util.zip.ZipOutputStream(
                Files.newOutputStream(inbox.folder().resolve("yunnan.zip")))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("orchard.csv"));
        }

        assertRefused("package_unreadable");
    }

    @Test
    void a_manifest_that_is_a_link() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Path real =
                Files.move(folder.resolve("datapackage.json"), inbox.folder().resolve("elsewhere.json"));
        Files.createSymbolicLink(folder.resolve("datapackage.json"), real);

        assertRefused("archive_suspicious");
    }

    @Test
    void a_package_that_is_a_link_to_another_place() throws IOException {
        Path elsewhere = Files.createDirectory(inbox.folder().resolveSibling("elsewhere"));
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(elsewhere);
        Files.createSymbolicLink(inbox.folder().resolve("guizhou"), folder);

        assertRefused("archive_suspicious");
    }

    @Test
    void a_number_that_nothing_can_hold_and_that_has_no_line() throws IOException {
        packageWithManifest("{\"rural:attempt\": " + "9".repeat(5000) + "}");

        assertRefused("manifest_invalid");
        assertThat(inbox.refusal()).extracting(Finding::found).doesNotContain("line -1");
    }

    @Test
    void an_invalid_manifest_with_the_place_of_everything_that_is_wrong() {
        Inbox.goodPackage("yunnan")
                .manifest(m -> m.put("rural:period", "2022-13").put("rural:attempt", 0))
                .resource(DATASET, r -> r.put("hash", "md5:abc"))
                .writeDirectory(inbox.folder());

        assertThat(inbox.refusal()).extracting(Finding::code).containsOnly("manifest_invalid");
        assertThat(inbox.refusal())
                .extracting(Finding::found)
                .containsExactlyInAnyOrder("/rural:period", "/rural:attempt", "/resources/0/hash");
        assertThat(inbox.refusal())
                .allSatisfy(finding -> assertThat(finding.origin().fileName()).isEqualTo("datapackage.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "null", "[]", "42", "{}", "{} {}", "\u0000", "{\"a\":1,}", "<xml/>"})
    void a_manifest_that_is_no_manifest(String text) throws IOException {
        packageWithManifest(text);

        assertRefused("manifest_invalid");
    }

    @Test
    void a_manifest_in_bytes_that_are_no_text() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.write(folder.resolve("datapackage.json"), new byte[] {'{', '"', (byte) 0xFF, (byte) 0xC0, '"', '}'});

        assertRefused("manifest_invalid");
    }

    @Test
    void a_manifest_nested_deeper_than_any_honest_one() throws IOException {
        packageWithManifest("[".repeat(100_000));

        assertRefused("manifest_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rural:province\" : \"520000\"", "\"resources\" : []"})
    void a_manifest_that_says_one_thing_twice(String again) throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        packageWithManifest(manifest.replaceFirst("\\{", "{ " + again + ","));

        assertRefused("manifest_invalid");
    }

    @Test
    void a_manifest_of_a_gigabyte_is_not_read_to_its_end() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("datapackage.json").toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        assertRefused("manifest_invalid");
    }

    @Test
    void an_archive_that_is_a_bomb() throws IOException {
        Inbox.goodPackage("yunnan")
                .file(DATASET, "orchard.csv", new byte[17 << 20])
                .writeZip(inbox.folder());

        assertRefused("archive_suspicious");
    }

    @Test
    void a_manifest_of_two_megabytes() throws IOException {
        packageWithManifest("{\"name\": \"" + "x".repeat(2 << 20) + "\"}");

        assertThat(inbox.refusal()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("manifest_invalid");
            assertThat(finding.expected()).contains("larger");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "99999999999999999999999999", "1e400", "-1", "0.5"})
    void a_size_that_no_file_has(String bytes) throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        packageWithManifest(manifest.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + bytes));

        assertRefused("manifest_invalid");
    }

    @Test
    void a_control_total_that_would_fill_the_memory() throws IOException {
        String manifest = new String(Inbox.goodPackage("yunnan").manifestBytes(), StandardCharsets.UTF_8);
        packageWithManifest(
                manifest.replaceFirst("\"bytes\"", "\"rural:controlTotals\" : { \"trees\" : 1e999999999 }, \"bytes\""));

        assertRefused("manifest_invalid");
    }

    /** Read with another quote or without its first row, a file would say something else. */
    @Test
    void a_dialect_that_would_be_read_as_another() {
        Inbox.goodPackage("yunnan")
                .resource(DATASET, r -> r.putObject("dialect")
                        .put("delimiter", ",")
                        .put("quoteChar", "'")
                        .put("header", false))
                .writeDirectory(inbox.folder());

        assertThat(inbox.refusal())
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("manifest_invalid"))
                .extracting(Finding::found)
                .containsExactlyInAnyOrder("/resources: dialect.quoteChar", "/resources: dialect.header");
    }

    @Test
    void a_moment_that_does_not_exist() {
        Inbox.goodPackage("yunnan")
                .manifest(m -> m.put("created", "2023-02-30T08:00:00Z"))
                .writeDirectory(inbox.folder());

        assertRefused("manifest_invalid");
    }

    @Test
    void a_dataset_that_occurs_twice() {
        Inbox.goodPackage("yunnan")
                .file("barn", "again.csv", "x".getBytes(StandardCharsets.UTF_8))
                .resource("barn", r -> r.put("name", DATASET))
                .writeDirectory(inbox.folder());

        assertRefused("manifest_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "110000", "000000"})
    void a_province_that_does_not_exist_or_has_nothing_to_submit(String code) {
        Inbox.goodPackage("yunnan").province(code).writeDirectory(inbox.folder());

        assertRefused("unknown_province");
    }

    @Test
    void an_unknown_dataset() {
        packageWhoseFileIs(r -> r.put("name", "barn"));

        assertRefused("unknown_dataset");
    }

    @Test
    void a_period_for_which_no_contract_is_in_force() {
        Inbox.goodPackage("yunnan").period("2019").writeDirectory(inbox.folder());

        assertRefused("no_contract_for_period");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../warehouse/contracts/orchard.yml", "/etc/passwd", "..\\orchard.csv", "C:/orchard.csv"})
    void a_path_out_of_the_package(String path) {
        packageWhoseFileIs(r -> r.put("path", path));

        assertRefused("path_outside_package");
    }

    @Test
    void a_path_that_no_file_system_can_hold() {
        packageWhoseFileIs(r -> r.put("path", "orchard\ud800.csv"));

        assertRefused("path_outside_package");
    }

    @Test
    void a_file_that_is_a_link() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Path real = Files.move(folder.resolve("orchard.csv"), inbox.folder().resolve("elsewhere.csv"));
        Files.createSymbolicLink(folder.resolve("orchard.csv"), real);

        assertRefused("path_outside_package");
    }

    @Test
    void a_file_larger_than_declared() {
        packageWhoseFileIs(r -> r.put("bytes", 5));

        assertRefused("size_differs");
    }

    @Test
    void whatever_bytes_of_a_package_are_damaged_it_gets_a_verdict() throws IOException {
        Path zip = Inbox.goodPackage("yunnan").writeZip(inbox.folder());
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(20230115);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(zip, damaged);

            assertThat(inbox.accept().packages()).hasSize(1);
        }
    }
}
