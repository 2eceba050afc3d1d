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
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

/** A file that cannot be read is refused whole, by a finding and never by an exception, and nothing of it is left. */
class LandRejectionTest {

    private final Path temp;
    private final Landing landing;

    LandRejectionTest(@TempDir Path temp) {
        this.temp = temp;
        landing = new Landing(temp);
    }

    private Finding refusalOfText(String text) {
        return landing.refusal(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_hash_that_differs() {
        Finding finding = landing.refusal(Landing.packageOf(Landing.GOOD_ROW)
                .resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64))));

        assertThat(finding.code()).isEqualTo("hash_differs");
        assertThat(finding.effect()).isEqualTo(Effect.SUBMISSION_REFUSED);
        assertThat(finding.expected()).isEqualTo("sha256:" + "0".repeat(64));
    }

    @Test
    void a_file_that_grew_after_it_was_accepted() {
        Finding finding =
                landing.refusal(Landing.packageOf(Landing.GOOD_ROW).resource(Landing.DATASET, r -> r.put("bytes", 40)));

        assertThat(finding.code()).isEqualTo("size_differs");
    }

    @Test
    void a_file_that_is_gone_since_it_was_accepted() {
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW);
        Path folder = builder.writeDirectory(temp.resolve("inbox"));
        Submission submission = builder.submission(Landing.DATASET, folder);
        new FileTree(folder).delete();

        LandingOutcome outcome = landing.land(submission);

        assertThat(outcome.refusal()).extracting(Finding::code).containsExactly("package_unreadable");
        landing.assertNothingLanded(submission);
    }

    @Test
    void a_file_that_may_not_be_read() throws IOException {
        PackageBuilder builder = Landing.packageOf(Landing.GOOD_ROW);
        Path folder = builder.writeDirectory(temp.resolve("inbox"));
        Submission submission = builder.submission(Landing.DATASET, folder);
        Path file = folder.resolve(submission.fileName());
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).as("nothing stops an administrator").isFalse();

        Finding finding = landing.land(submission).refusal().get(0);

        assertThat(finding.code()).isEqualTo("package_unreadable");
        assertThat(finding.found()).isEqualTo("a file that may not be read");
        assertThat(finding.origin().fileName()).isEqualTo("orchard.csv");
        landing.assertNothingLanded(submission);
    }

    @Test
    void damaged_bytes_are_called_by_their_cause_and_not_by_what_they_break() {
        String text = Landing.HEADER + "\r\n" + Landing.GOOD_ROW + ",\"\r\n";
        Finding finding = landing.refusal(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8))
                .resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64))));

        assertThat(finding.code()).isEqualTo("hash_differs");
    }

    @Test
    void a_quote_out_of_place_with_its_line() {
        Finding finding = refusalOfText(
                Landing.HEADER + "\n" + Landing.GOOD_ROW + "\n" + Landing.ID + ",530113,,2022,\"7\"7,,,,,\n");

        assertThat(finding.code()).isEqualTo("csv_malformed");
        assertThat(finding.line()).isEqualTo(3);
        assertThat(finding.origin().fileName()).isEqualTo("orchard.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", " \r\n\r\n"})
    void a_file_without_a_header(String text) {
        assertThat(refusalOfText(text).code()).isEqualTo("file_empty");
    }

    @Test
    void a_header_without_a_required_column() {
        Finding finding = refusalOfText("\n证件号码,地块代码,年度\n");

        assertThat(finding.code()).isEqualTo("header_missing_column");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isEqualTo("trees");
    }

    @Test
    void a_column_of_names() {
        Finding finding = refusalOfText(Landing.HEADER + ",姓名\n" + Landing.GOOD_ROW + ",张三\n");

        assertThat(finding.code()).isEqualTo("personal_data_column");
        assertThat(finding.column()).isEqualTo("姓名");
    }

    @Test
    void bytes_that_the_declared_encoding_does_not_allow_with_their_offset() {
        byte[] gbk = (Landing.HEADER + "\n").getBytes(Charset.forName("GBK"));
        Finding finding = landing.refusal(new PackageBuilder("yunnan")
                .file(Landing.DATASET, "orchard.csv", gbk)
                .resource(Landing.DATASET, r -> r.put("encoding", "utf-8")));

        assertThat(finding.code()).isEqualTo("encoding_invalid");
        assertThat(finding.found()).contains("at offset 2");
    }

    @Test
    void an_encoding_that_nobody_knows() {
        Finding finding = landing.refusal(
                Landing.packageOf(Landing.GOOD_ROW).resource(Landing.DATASET, r -> r.put("encoding", "klingon")));

        assertThat(finding.code()).isEqualTo("encoding_unknown");
    }

    @Test
    void an_archive_whose_content_is_damaged_gets_a_finding_wherever_the_damage_is() throws IOException {
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

            assertThat(outcome.isLanded()).isEqualTo(outcome.refusal().isEmpty());
            new FileTree(landing.folder(submission)).delete();
        }
    }

    @Test
    void one_refused_file_does_not_touch_what_has_landed_before() {
        Landing.receipt(landing.land(Landing.packageOf(Landing.GOOD_ROW)));
        String digest = new FileTree(temp.resolve("landed")).sha256();

        landing.refusal(new PackageBuilder("other").attempt(2).csv(TinyWarehouse.DATASET, "nothing"));

        assertThat(new FileTree(temp.resolve("landed")).sha256()).isEqualTo(digest);
    }
}
