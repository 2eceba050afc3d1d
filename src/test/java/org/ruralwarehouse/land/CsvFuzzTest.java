package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.testing.PackageBuilder;

/**
 * Any bytes either reject the file with exactly one finding, or all received rows are in the Parquet files; the outcome
 * and the files are those of landing with commons-csv alone. The cases are derived from a seed; a failure names its
 * case, and {@code -Dfuzz.first=<case> -Dfuzz.cases=1} reproduces it. More cases: {@code mvn verify
 * -Dfuzz.cases=100000}.
 */
class CsvFuzzTest {

    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int CASES = Integer.getInteger("fuzz.cases", 500);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("Big5"));
    private static final List<String> TOKENS = List.of(
            ",",
            ";",
            "\t",
            "|",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            "\u0000",
            "\uFEFF",
            " ",
            "\u3000",
            "'",
            "=1+1",
            "合计",
            "填报人",
            "单位：万元",
            "１２３",
            "1,234",
            "75%",
            "1e9",
            "1e999999999",
            "-",
            "—",
            "/",
            "2022年",
            "\uFFFD",
            "锟斤拷",
            Landing.ID,
            Landing.HEADER,
            Landing.GOOD_ROW,
            "姓名",
            "株数",
            "株数（万株）",
            "\u001A",
            "x".repeat(5000));

    private final Landing landing;
    private final LandStage stage;
    private final LandStage parserStage;

    CsvFuzzTest(@TempDir Path temp) {
        landing = new Landing(temp);
        stage = landing.stage(PackageFiles::open, UnquotedCsvReader::open);
        parserStage = landing.stage(PackageFiles::open, CsvRows::new);
    }

    @Test
    void every_row_is_landed_or_quarantined_or_the_file_is_rejected() {
        int landed = 0;
        int rejected = 0;
        for (int i = FIRST; i < FIRST + CASES; i++) {
            int number = i;
            byte[] bytes = bytes(new Random(20_221_231L + i));
            Submission submission = submission(bytes);
            FileTree files = new FileTree(landing.folder(submission));
            LandingOutcome outcome =
                    assertTimeoutPreemptively(TIMEOUT, () -> landing.land(submission, stage), () -> "case " + number);
            check(outcome, "case " + i);
            String digest = outcome.isLanded() ? files.sha256() : "";
            files.delete();
            assertThat(landing.land(submission, parserStage)).as("case " + i).isEqualTo(outcome);
            assertThat(outcome.isLanded() ? files.sha256() : "").as("case " + i).isEqualTo(digest);
            files.delete();
            landed += outcome.isLanded() ? 1 : 0;
            rejected += outcome.isLanded() ? 0 : 1;
        }
        if (CASES >= 100) {
            assertThat(landed).as("the cases reach both ends").isPositive();
            assertThat(rejected).as("the cases reach both ends").isPositive();
        }
    }

    private Submission submission(byte[] bytes) {
        PackageBuilder builder = new PackageBuilder("fuzz").file(Landing.DATASET, "orchard.csv", bytes);
        return builder.submission(
                Landing.DATASET, builder.writeDirectory(landing.staging().resolveSibling("inbox")));
    }

    private void check(LandingOutcome outcome, String name) {
        LandingReceipt receipt = outcome.receipt();
        if (receipt == null) {
            assertThat(outcome.rejections()).as(name).hasSize(1);
            landing.assertNothingLanded(outcome.submission());
            return;
        }
        assertThat(outcome.rejections()).as(name).isEmpty();
        List<String> lines = landing.landed(receipt).rows("source_line");
        List<String> quarantined = landing.quarantined(receipt).rows("source_line");
        assertThat(lines).as(name).hasSize((int) receipt.rowsLanded()).doesNotHaveDuplicates();
        assertThat(quarantined)
                .as(name)
                .hasSize((int) receipt.rowsQuarantined())
                .doesNotHaveDuplicates()
                .noneMatch(lines::contains);
        assertThat(receipt.rowsReceived()).as(name).isEqualTo(receipt.rowsLanded() + receipt.rowsQuarantined());
    }

    /** Random bytes, random sequences of typical tokens, or a valid file with some damage. */
    private static byte[] bytes(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> encoded(words(random), random);
            case 2 -> encoded(Landing.HEADER + "\n" + words(random), random);
            default -> damaged(random);
        };
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(4000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(TOKENS.get(random.nextInt(TOKENS.size())));
        }
        return text.toString();
    }

    private static byte[] encoded(String text, Random random) {
        return text.getBytes(CHARSETS.get(random.nextInt(3) == 0 ? random.nextInt(CHARSETS.size()) : 0));
    }

    private static byte[] damaged(Random random) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        String delimiter = List.of(",", ",", ",", ";", "\t", "|").get(random.nextInt(6));
        StringBuilder text = new StringBuilder(Landing.HEADER.replace(",", delimiter));
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(end).append(Landing.GOOD_ROW.replace(",", delimiter));
        }
        byte[] whole = encoded(text.toString(), random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int hits = random.nextInt(4);
        // Divide before the loop: C2 of Java 17 moves the division above the zero check inside it, which crashes with
        // SIGFPE.
        int odds = whole.length / Math.max(hits, 1) + 1;
        for (byte b : whole) {
            int what = hits == 0 ? 1000 : random.nextInt(odds);
            if (what == 0) {
                bytes.write(random.nextInt(256));
            } else if (what == 1) {
                bytes.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            } else if (what != 2) {
                bytes.write(b);
            }
        }
        return bytes.toByteArray();
    }
}
