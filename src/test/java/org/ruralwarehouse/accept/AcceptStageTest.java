package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.TinyWarehouse;

class AcceptStageTest {

    private static final String DATASET = TinyWarehouse.DATASET;

    private final Inbox inbox;

    AcceptStageTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    @Test
    void an_empty_inbox_gives_no_verdict() {
        assertThat(inbox.accept().packages()).isEmpty();
    }

    @Test
    void accepts_a_directory_and_a_zip() {
        Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Inbox.goodPackage("guizhou").province("520000").writeZip(inbox.folder());

        AcceptResult result = inbox.accept();

        assertThat(result.packages())
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("guizhou.zip", Status.ACCEPTED), tuple("yunnan", Status.ACCEPTED));
        assertThat(result.toLand()).extracting(Submission::provinceCode).containsExactly("520000", "530000");
    }

    @Test
    void a_submission_has_the_properties_of_the_manifest() {
        Inbox.goodPackage("yunnan")
                .period("2022-Q3")
                .attempt(4)
                .resource(DATASET, r -> {
                    r.put("encoding", "gb18030").put("rural:rows", 1).put("rural:personsPerRow", 500);
                    r.putObject("dialect").put("delimiter", ";");
                    r.putObject("rural:controlTotals").put("trees", 7);
                })
                .writeDirectory(inbox.folder());

        Submission submission = inbox.accept().toLand().get(0);

        assertThat(submission.dataset()).isEqualTo(DATASET);
        assertThat(submission.period()).isEqualTo(Period.of("2022-Q3"));
        assertThat(submission.attempt()).isEqualTo(4);
        assertThat(submission.packageName()).isEqualTo("yunnan");
        assertThat(submission.sentBy()).isEqualTo("530000");
        assertThat(submission.fileName()).isEqualTo("orchard.csv");
        assertThat(submission.encoding()).isEqualTo("gb18030");
        assertThat(submission.delimiter()).isEqualTo(';');
        assertThat(submission.declaredRows()).isEqualTo(1);
        assertThat(submission.personsPerRow()).isEqualTo(500);
        assertThat(submission.controlTotals()).containsOnlyKeys("trees");
        assertThat(submission.controlTotals().get("trees")).isEqualByComparingTo("7");
        assertThat(submission.submittedAt()).isEqualTo("2023-01-15T08:30:00Z");
    }

    @Test
    void optional_manifest_properties_have_defaults() {
        Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());

        Submission submission = inbox.accept().toLand().get(0);

        assertThat(submission.encoding()).isNull();
        assertThat(submission.delimiter()).isNull();
        assertThat(submission.declaredRows()).isNull();
        assertThat(submission.personsPerRow()).isEqualTo(1);
        assertThat(submission.controlTotals()).isEmpty();
    }

    @Test
    void reads_a_control_total_with_full_precision() {
        Inbox.goodPackage("yunnan")
                .resource(DATASET, r -> r.putObject("rural:controlTotals")
                        .put("yield_kg", new BigDecimal("1234567890123456.78")))
                .writeDirectory(inbox.folder());

        assertThat(inbox.accept().toLand().get(0).controlTotals().get("yield_kg"))
                .isEqualByComparingTo("1234567890123456.78");
    }

    @Test
    void ignores_hidden_entries_and_other_files() throws IOException {
        Inbox.goodPackage(".half-copied").writeDirectory(inbox.folder());
        Files.createDirectories(inbox.folder().resolve("empty-folder"));
        Files.writeString(inbox.folder().resolve("readme.txt"), "not a package");

        assertThat(inbox.accept().packages()).isEmpty();
    }

    @Test
    void does_not_land_a_submission_twice_even_under_another_package_name() {
        Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        List<Submission> landed = inbox.accept().toLand();

        AcceptResult again = inbox.accept(landed);
        assertThat(again.packages()).extracting(PackageVerdict::status).containsExactly(Status.ALREADY_LANDED);
        assertThat(again.toLand()).isEmpty();

        Inbox.goodPackage("yunnan").manifest(m -> m.put("name", "yunnan")).writeZip(inbox.folder());
        assertThat(inbox.accept(landed).packages())
                .extracting(PackageVerdict::status)
                .containsExactly(Status.ALREADY_LANDED, Status.ALREADY_LANDED);
    }

    @Test
    void a_later_attempt_is_new() {
        Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        List<Submission> landed = inbox.accept().toLand();
        Inbox.goodPackage("yunnan_2").attempt(2).writeDirectory(inbox.folder());

        assertThat(inbox.accept(landed).toLand())
                .extracting(Submission::attempt)
                .containsExactly(2);
    }

    @Test
    void rejects_an_attempt_number_that_has_already_landed_with_other_content() {
        Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        List<Submission> landed = inbox.accept().toLand();
        Inbox.goodPackage("yunnan").csv(DATASET, Inbox.ROWS[0]).writeDirectory(inbox.folder());

        AcceptResult result = inbox.accept(landed);

        assertThat(result.toLand()).isEmpty();
        assertThat(result.packages().get(0).status()).isEqualTo(Status.REFUSED);
        assertThat(result.packages().get(0).findings())
                .extracting(Finding::code)
                .containsExactly("attempt_reused");
    }

    @Test
    void rejects_both_of_two_packages_with_the_same_attempt() {
        Inbox.goodPackage("a_first").writeDirectory(inbox.folder());
        Inbox.goodPackage("b_second").writeDirectory(inbox.folder());

        AcceptResult result = inbox.accept();

        assertThat(result.packages())
                .extracting(PackageVerdict::status)
                .containsExactly(Status.REFUSED, Status.REFUSED);
        assertThat(otherPackage(result, 0)).contains("b_second");
        assertThat(otherPackage(result, 1)).contains("a_first");
    }

    private static String otherPackage(AcceptResult result, int number) {
        Finding finding = result.packages().get(number).findings().get(0);
        assertThat(finding.code()).isEqualTo("attempt_reused");
        return String.valueOf(English.text(finding.expected()));
    }

    @Test
    void a_directory_with_a_file_shorter_than_declared_waits() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Inbox.truncate(folder.resolve("orchard.csv"), 3);

        PackageVerdict verdict = inbox.onlyVerdict();

        assertThat(verdict.status()).isEqualTo(Status.WAITING);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("package_incomplete");
        assertThat(inbox.accept().toLand()).isEmpty();
    }

    @Test
    void a_directory_with_a_missing_file_waits() throws IOException {
        Path folder = Inbox.goodPackage("yunnan").writeDirectory(inbox.folder());
        Files.delete(folder.resolve("orchard.csv"));

        assertThat(inbox.onlyVerdict().status()).isEqualTo(Status.WAITING);
    }

    @Test
    void a_recent_truncated_archive_waits() throws IOException {
        Inbox.truncate(Inbox.goodPackage("yunnan").writeZip(inbox.folder()), 30);

        PackageVerdict verdict = inbox.onlyVerdict();

        assertThat(verdict.status()).isEqualTo(Status.WAITING);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("package_incomplete");
    }

    @Test
    void one_invalid_package_does_not_affect_the_others() throws IOException {
        Inbox.goodPackage("a_good").writeDirectory(inbox.folder());
        Files.writeString(inbox.folder().resolve("b_garbage.zip"), "no archive");
        Files.writeString(
                Inbox.goodPackage("c_manifest").writeDirectory(inbox.folder()).resolve("datapackage.json"), "{");
        Inbox.goodPackage("d_good").province("520000").writeZip(inbox.folder());

        assertThat(inbox.accept().packages())
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(
                        tuple("a_good", Status.ACCEPTED),
                        tuple("b_garbage.zip", Status.REFUSED),
                        tuple("c_manifest", Status.REFUSED),
                        tuple("d_good.zip", Status.ACCEPTED));
    }

    @Test
    void rejects_a_package_with_one_invalid_file_as_a_whole() {
        Inbox.goodPackage("yunnan")
                .file("barn", "barn.csv", "x".getBytes(StandardCharsets.UTF_8))
                .writeDirectory(inbox.folder());

        PackageVerdict verdict = inbox.onlyVerdict();

        assertThat(verdict.status()).isEqualTo(Status.REFUSED);
        assertThat(verdict.submissions()).hasSize(2);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("unknown_dataset");
        assertThat(inbox.accept().toLand()).isEmpty();
    }
}
