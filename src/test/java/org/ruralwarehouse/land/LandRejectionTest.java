package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

/** An unreadable file is rejected completely, with a finding instead of an exception, and leaves no files. */
class LandRejectionTest {

    private final Path temp;
    private final Landing landing;

    LandRejectionTest(@TempDir Path temp) {
        this.temp = temp;
        landing = new Landing(temp);
    }

    private Finding rejectionOfText(String text) {
        return landing.rejection(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rejects_a_file_whose_hash_differs() {
        Finding finding = landing.rejection(Landing.packageOf(Landing.GOOD_ROW)
                .resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64))));

        assertThat(finding.code()).isEqualTo("hash_differs");
        assertThat(finding.effect()).isEqualTo(Effect.SUBMISSION_REFUSED);
        assertThat(English.text(finding.expected())).isEqualTo("sha256:" + "0".repeat(64));
    }

    @Test
    void rejects_a_file_larger_than_declared() {
        Finding finding = landing.rejection(
                Landing.packageOf(Landing.GOOD_ROW).resource(Landing.DATASET, r -> r.put("bytes", 40)));

        assertThat(finding.code()).isEqualTo("size_differs");
    }

    @Test
    void rejects_a_file_that_was_deleted_after_acceptance() {
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW);
        Path folder = builder.writeDirectory(temp.resolve("inbox"));
        Submission submission = builder.submission(Landing.DATASET, folder);
        new FileTree(folder).delete();

        LandingOutcome outcome = landing.land(submission);

        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly("package_unreadable");
        landing.assertNothingLanded(submission);
    }

    @Test
    void rejects_a_file_without_read_permission() throws IOException {
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW);
        Path folder = builder.writeDirectory(temp.resolve("inbox"));
        Submission submission = builder.submission(Landing.DATASET, folder);
        Path file = folder.resolve(submission.fileName());
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).as("nothing stops an administrator").isFalse();

        Finding finding = landing.land(submission).rejections().get(0);

        assertThat(finding.code()).isEqualTo("package_unreadable");
        assertThat(English.text(finding.found())).isEqualTo("a file that may not be read");
        assertThat(finding.origin().fileName()).isEqualTo("orchard.csv");
        landing.assertNothingLanded(submission);
    }

    @Test
    void a_damaged_file_is_rejected_for_its_hash_and_not_for_its_syntax() {
        String text = Landing.HEADER + "\r\n" + Landing.GOOD_ROW + ",\"\r\n";
        Finding finding = landing.rejection(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8))
                .resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64))));

        assertThat(finding.code()).isEqualTo("hash_differs");
    }

    @Test
    void rejects_a_misplaced_quote_with_its_line() {
        Finding finding = rejectionOfText(
                Landing.HEADER + "\n" + Landing.GOOD_ROW + "\n" + Landing.ID + ",530113,,2022,\"7\"7,,,,,\n");

        assertThat(finding.code()).isEqualTo("csv_malformed");
        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.origin().fileName()).isEqualTo("orchard.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n", "\uFEFF", " \r\n\r\n"})
    void rejects_a_file_without_a_header(String text) {
        assertThat(rejectionOfText(text).code()).isEqualTo("file_empty");
    }

    @ParameterizedTest
    @CsvSource({"29, landed", "30, header_not_found"})
    void searches_the_header_in_thirty_rows(int rowsAbove, String code) {
        String text = "title\n".repeat(rowsAbove) + Landing.HEADER + "\n" + Landing.GOOD_ROW + "\n";
        LandingOutcome outcome = landing.land(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.isLanded() ? "landed" : outcome.rejections().get(0).code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"30, encoding_invalid", "31, header_not_found"})
    void invalid_bytes_in_the_row_after_thirty_rejected_headers_are_reported(int rowsAbove, String code) {
        byte[] text = ("title\n".repeat(rowsAbove) + "ÿ\n").getBytes(StandardCharsets.ISO_8859_1);
        Finding finding = landing.rejection(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text)
                .resource(Landing.DATASET, r -> r.put("encoding", "utf-8")));

        assertThat(finding.code()).isEqualTo(code);
    }

    @Test
    void rejects_a_header_without_a_required_column() {
        Finding finding = rejectionOfText("\n证件号码,地块代码,年度\n");

        assertThat(finding.code()).isEqualTo("header_missing_column");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isEqualTo("trees");
    }

    @Test
    void rejects_a_column_of_names() {
        Finding finding = rejectionOfText(Landing.HEADER + ",姓名\n" + Landing.GOOD_ROW + ",张三\n");

        assertThat(finding.code()).isEqualTo("personal_data_column");
        assertThat(finding.column()).isEqualTo("姓名");
    }

    @Test
    void rejects_bytes_that_are_invalid_in_the_declared_encoding() {
        byte[] gbk = (Landing.HEADER + "\n").getBytes(Charset.forName("GBK"));
        Finding finding = landing.rejection(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", gbk)
                .resource(Landing.DATASET, r -> r.put("encoding", "utf-8")));

        assertThat(finding.code()).isEqualTo("encoding_invalid");
        assertThat(English.text(finding.found())).contains("at offset 2");
    }

    @Test
    void rejects_an_unknown_encoding() {
        Finding finding = landing.rejection(
                Landing.packageOf(Landing.GOOD_ROW).resource(Landing.DATASET, r -> r.put("encoding", "klingon")));

        assertThat(finding.code()).isEqualTo("encoding_unknown");
    }

    @Test
    void a_damaged_archive_lands_or_is_rejected_with_a_finding() throws IOException {
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW, Landing.GOOD_ROW, Landing.GOOD_ROW);
        Path zip = builder.writeZip(temp.resolve("inbox"));
        Submission submission = builder.submission(Landing.DATASET, zip);
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(20230115);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(zip, damaged);

            LandingOutcome outcome = landing.land(submission);

            assertThat(outcome.isLanded()).isEqualTo(outcome.rejections().isEmpty());
            new FileTree(landing.folder(submission)).delete();
        }
    }

    @Test
    void a_rejected_file_does_not_change_landed_files() {
        Landing.receipt(landing.land(Landing.packageOf(Landing.GOOD_ROW)));
        String digest = new FileTree(temp.resolve("landed")).sha256();

        landing.rejection(new PackageBuilder("other").attempt(2).csv(TinyWarehouse.DATASET, "nothing"));

        assertThat(new FileTree(temp.resolve("landed")).sha256()).isEqualTo(digest);
    }
}
