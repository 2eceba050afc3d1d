package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ruralwarehouse.testing.SheetBuilder.texts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SheetBuilder;

/** A file is opened and read once, whether it lands or is rejected; twice if its head does not decide its encoding. */
class LandReadingTest {

    private static final String ASCII_ROW = Landing.ID + ",530113,2022-03-12,2022,120,1500.50,98.5,,,plot\n";

    private final Path temp;
    private final Landing landing;
    private int packagesOpened;
    private int filesOpened;
    private int readersOpened;
    private long bytesRead;

    LandReadingTest(@TempDir Path temp) {
        this.temp = temp;
        landing = new Landing(temp);
    }

    /** Counts openings and bytes of the files of a package. */
    private final class CountedFiles implements PackageFiles {

        private final PackageFiles files;

        CountedFiles(PackageFiles files) {
            this.files = files;
            packagesOpened++;
        }

        @Override
        public InputStream read(String path) throws IOException {
            filesOpened++;
            return new FilterInputStream(files.read(path)) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int read = super.read(target, offset, length);
                    bytesRead += Math.max(read, 0);
                    return read;
                }
            };
        }

        @Override
        public OptionalLong size(String path) {
            return files.size(path);
        }

        @Override
        public boolean isUnsafe(String path) {
            return files.isUnsafe(path);
        }

        @Override
        public boolean isComplete() {
            return files.isComplete();
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }

    private LandingOutcome land(PackageBuilder builder) {
        Submission submission = builder.submission(Landing.DATASET, builder.writeZip(temp.resolve("inbox")));
        LandStage stage =
                landing.stage(location -> new CountedFiles(PackageFiles.open(location)), (in, charset, delimiter) -> {
                    readersOpened++;
                    return UnquotedCsvReader.open(in, charset, delimiter);
                });
        return landing.land(submission, stage);
    }

    private static String rows(String row, int count) {
        return Landing.HEADER + "\n" + row.repeat(count);
    }

    private static PackageBuilder csv(String text, Charset charset) {
        return new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.csv", text.getBytes(charset));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 3", "UTF-8, 20000", "GB18030, 3", "GB18030, 20000"})
    void opens_a_file_that_lands_once(String charset, int rows) {
        String text = rows(Landing.GOOD_ROW + "\n", rows);

        assertThat(land(csv(text, Charset.forName(charset))).isLanded()).isTrue();
        assertThat(filesOpened).isEqualTo(1);
        assertThat(readersOpened).isEqualTo(1);
        assertThat(bytesRead).isEqualTo(text.getBytes(Charset.forName(charset)).length);
    }

    @Test
    void opens_a_large_file_of_ascii_twice() {
        assertThat(land(csv(rows(ASCII_ROW, 3000), StandardCharsets.UTF_8)).isLanded())
                .isTrue();
        assertThat(filesOpened).isEqualTo(2);
        assertThat(readersOpened).isEqualTo(1);
    }

    @Test
    void opens_a_workbook_once() {
        byte[] workbook = new SheetBuilder()
                .sheet("果园", texts(Landing.HEADER.split(",")), texts(Landing.GOOD_ROW.split(",")))
                .bytes();

        assertThat(land(new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.xlsx", workbook))
                        .isLanded())
                .isTrue();
        assertThat(filesOpened).isEqualTo(1);
        assertThat(readersOpened).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "hash_differs, 1",
        "size_differs, 1",
        "encoding_unknown, 0",
        "encoding_invalid, 1",
        "header_missing_column, 1",
        "header_not_found, 1",
        "csv_malformed, 1",
        "record_too_long, 1",
        "legacy_workbook, 0",
        "workbook_unreadable, 0",
    })
    void reads_a_rejected_file_once(String code, int readers) {
        LandingOutcome outcome = land(rejected(code));

        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly(code);
        assertThat(packagesOpened).isEqualTo(1);
        assertThat(filesOpened).isEqualTo(1);
        assertThat(readersOpened).isEqualTo(readers);
        assertThat(bytesRead).isLessThanOrEqualTo(outcome.submission().bytes() + 1);
    }

    private static PackageBuilder rejected(String code) {
        String good = rows(Landing.GOOD_ROW + "\n", 500);
        PackageBuilder builder = csv(good, StandardCharsets.UTF_8);
        return switch (code) {
            case "hash_differs" -> builder.resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64)));
            case "size_differs" ->
                builder.resource(
                        Landing.DATASET, r -> r.put("bytes", good.getBytes(StandardCharsets.UTF_8).length - 1));
            case "encoding_unknown" -> builder.resource(Landing.DATASET, r -> r.put("encoding", "klingon"));
            case "encoding_invalid" ->
                csv(good + Landing.GOOD_ROW + "果\n", Charset.forName("GB18030"))
                        .resource(Landing.DATASET, r -> r.put("encoding", "utf-8"));
            case "header_missing_column" -> csv(good.replace("株数", "朱数"), StandardCharsets.UTF_8);
            case "header_not_found" -> csv("苹果,一\n".repeat(500), StandardCharsets.UTF_8);
            case "csv_malformed" -> csv(good + "\"1\"2\n" + good, StandardCharsets.UTF_8);
            case "record_too_long" -> csv(good + "\"" + "y\n".repeat(1 << 20), StandardCharsets.UTF_8);
            case "legacy_workbook" ->
                new PackageBuilder("yunnan")
                        .file(
                                Landing.DATASET,
                                "orchard.xlsx",
                                HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(504)));
            default -> new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.xlsx", new byte[500]);
        };
    }
}
