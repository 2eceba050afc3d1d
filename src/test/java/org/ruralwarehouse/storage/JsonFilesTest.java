package org.ruralwarehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.Submissions;

class JsonFilesTest {

    private final Path temp;

    JsonFilesTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private final JsonFiles json = new JsonFiles();

    @Test
    void reads_back_a_receipt() {
        LandingReceipt receipt = Submissions.receipt(Submissions.of(1));
        Path file = temp.resolve("new/folder/receipt.json");

        json.write(file, receipt);

        LandingReceipt read = json.read(file, LandingReceipt.class);
        assertThat(read.submission().packagePath().toAbsolutePath())
                .isEqualTo(receipt.submission().packagePath().toAbsolutePath());
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("submission.packagePath")
                .isEqualTo(receipt);
    }

    @Test
    void reads_back_control_totals_with_full_precision() {
        Submission plain = Submissions.of(1);
        Map<String, BigDecimal> totals = Map.of("yield_kg", new BigDecimal("1234567890123456.78"));
        Submission submission = new Submission(
                plain.key(),
                plain.dataset(),
                plain.provinceCode(),
                plain.period(),
                plain.attempt(),
                plain.packageName(),
                plain.packagePath(),
                plain.fileName(),
                "gb18030",
                ';',
                plain.bytes(),
                plain.sha256(),
                176L,
                500,
                totals,
                plain.submittedAt(),
                plain.manifestSha256());

        json.write(temp.resolve("submission.json"), submission);

        Submission read = json.read(temp.resolve("submission.json"), Submission.class);
        assertThat(read.controlTotals()).isEqualTo(totals);
        assertThat(read.declaredRows()).isEqualTo(176);
        assertThat(read.delimiter()).isEqualTo(';');
    }

    @Test
    void reads_back_a_verdict_with_findings() {
        Finding finding = new Finding(
                "hash_differs",
                Severity.ERROR,
                Effect.SUBMISSION_REFUSED,
                FindingSource.ofPackage("果园.zip").inFile("orchard.csv"),
                7L,
                null,
                MessageKey.BYTES_AT_OFFSET.with("=1+1", 3),
                Message.ofValue("=1+1"));
        PackageVerdict verdict =
                new PackageVerdict("果园.zip", PackageVerdict.Status.REFUSED, List.of(), List.of(finding));

        json.write(temp.resolve("verdict.json"), verdict);

        assertThat(json.read(temp.resolve("verdict.json"), PackageVerdict.class))
                .isEqualTo(verdict);
    }

    @Test
    void replaces_an_existing_file_without_leaving_a_partial_file() throws IOException {
        Path file = temp.resolve("numbers.json");
        json.write(file, List.of(1, 2, 3));
        json.write(file, List.of(4));

        assertThat(json.read(file, List.class)).isEqualTo(List.of(4));
        try (var entries = Files.list(temp)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void throws_an_unchecked_io_exception_for_a_missing_file() {
        assertThatThrownBy(() -> json.read(temp.resolve("none.json"), List.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.json");
    }
}
