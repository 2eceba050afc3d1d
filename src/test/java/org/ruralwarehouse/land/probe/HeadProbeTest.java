package org.ruralwarehouse.land.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.land.header.HeaderNames;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

class HeadProbeTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final String ROW = "110105194912310021,530113,2022-03-12,2022,120,1500.50,98.5,,,";

    private final Contract contract;

    HeadProbeTest(@TempDir Path temp) {
        contract = TinyWarehouse.in(temp).definition().contracts().get(0);
    }

    private FileFormat probe(MemoryFile files, String path) throws IOException {
        PackageBuilder builder = new PackageBuilder("yunnan").file(TinyWarehouse.DATASET, path, new byte[0]);
        try (SourceFile file = SourceFile.open(files, path)) {
            return new HeadProbe(contract).probe(file, builder.submission(TinyWarehouse.DATASET, Path.of("yunnan")));
        }
    }

    private FileFormat probe(byte[] bytes, String path) throws IOException {
        return probe(new MemoryFile(path, bytes, bytes.length), path);
    }

    /** Number of openings after the probe and the reading of all rows. */
    private int openings(byte[] bytes) throws IOException {
        MemoryFile files = new MemoryFile("orchard.csv", bytes, bytes.length);
        PackageBuilder builder = new PackageBuilder("yunnan").file(TinyWarehouse.DATASET, "orchard.csv", bytes);
        try (SourceFile file = SourceFile.open(files, "orchard.csv")) {
            new HeadProbe(contract).probe(file, builder.submission(TinyWarehouse.DATASET, Path.of("yunnan")));
            assertThat(file.read().readAllBytes()).isEqualTo(bytes);
        }
        return files.openings();
    }

    private static byte[] table(String cell, int rows, Charset charset) {
        return (TinyWarehouse.HEADER + "\n" + (ROW + cell + "\n").repeat(rows)).getBytes(charset);
    }

    @ParameterizedTest
    @CsvSource({
        "504b0304, orchard.csv, xlsx",
        "504b0304, orchard.xlsx, xlsx",
        "61, 果园.XLSX, xlsx",
        "504b03, orchard.csv, UTF-8"
    })
    void recognizes_a_workbook_by_its_first_bytes_or_its_name(String hex, String path, String encoding)
            throws IOException {
        assertThat(probe(HexFormat.of().parseHex(hex), path).encoding()).isEqualTo(encoding);
    }

    @Test
    void rejects_a_workbook_of_excel_97() {
        byte[] ole2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

        assertThat(catchThrowableOfType(FileRejectedException.class, () -> probe(ole2, "orchard.xlsx"))
                        .code())
                .isEqualTo("legacy_workbook");
    }

    @Test
    void rejects_a_workbook_of_excel_97_that_is_damaged_behind_its_signature() {
        byte[] ole2 = Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 100);

        assertThat(catchThrowableOfType(
                                FileRejectedException.class,
                                () -> probe(new MemoryFile("orchard.xlsx", ole2, 8), "orchard.xlsx"))
                        .code())
                .isEqualTo("legacy_workbook");
    }

    @Test
    void opens_a_file_of_any_size_once_if_its_head_decides() throws IOException {
        assertThat(openings(table("苹果", 3, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(openings(table("苹果", 20_000, StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(openings(table("苹果", 20_000, GB18030))).isEqualTo(1);
        assertThat(openings(table("apple", 3, StandardCharsets.UTF_8))).isEqualTo(1);
    }

    @Test
    void opens_a_file_again_if_its_head_has_too_few_non_ascii_characters() throws IOException {
        assertThat(openings(table("apple", 20_000, StandardCharsets.UTF_8))).isEqualTo(2);
    }

    @Test
    void one_late_character_decides_between_utf_8_and_gb_18030() throws IOException {
        byte[] header = TinyWarehouse.HEADER.replaceAll("[^,]+", "x").getBytes(StandardCharsets.US_ASCII);
        byte[] ascii = Arrays.copyOf(header, 300_000);
        Arrays.fill(ascii, header.length, ascii.length, (byte) '\n');
        assertThat(probe(ascii, "orchard.csv").encoding()).isEqualTo("UTF-8");
        System.arraycopy("果".getBytes(GB18030), 0, ascii, 299_998, 2);
        assertThat(probe(ascii, "orchard.csv").encoding()).isEqualTo("GB18030");
    }

    @Test
    void detects_a_delimiter_whose_header_is_behind_the_head() throws IOException {
        String text = ("title" + "苹".repeat(4000) + "\n").repeat(10) + TinyWarehouse.HEADER.replace(',', '|') + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(bytes.length).isGreaterThan(SourceFile.HEAD_BYTES);
        assertThat(probe(bytes, "orchard.csv")).isEqualTo(new FileFormat.Csv(StandardCharsets.UTF_8, '|'));
    }

    /** Compares the probe with steps that read the whole file in the most simple way. */
    @Test
    void decides_as_if_each_step_read_the_whole_file() throws IOException {
        Random random = new Random(20221231);
        Set<FileFormat> seen = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            byte[] bytes = randomFile(random);
            Charset charset = encoding(bytes);
            FileFormat expected = new FileFormat.Csv(charset, delimiter(bytes, charset));

            assertThat(probe(bytes, "orchard.csv")).as("file " + i).isEqualTo(expected);
            seen.add(expected);
        }
        assertThat(seen).as("the files reach many formats").hasSizeGreaterThan(10);
    }

    private static byte[] randomFile(Random random) {
        char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
        String header = TinyWarehouse.HEADER.replace(',', delimiter);
        String cell = random.nextBoolean() ? "苹果" : "apple";
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        for (int i = random.nextInt(3) == 0 ? random.nextInt(35) : 0; i > 0; i--) {
            text.append("x".repeat(random.nextInt(6000))).append('\n');
        }
        text.append(header).append('\n');
        int length = List.of(1000, SourceFile.HEAD_BYTES, 150_000).get(random.nextInt(3)) + random.nextInt(9) - 4;
        while (text.length() < length) {
            text.append(ROW.replace(',', delimiter)).append(cell).append('\n');
        }
        byte[] bytes = text.toString().getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            int near = random.nextBoolean() ? SourceFile.HEAD_BYTES - 3 + random.nextInt(6) : bytes.length;
            bytes[near < bytes.length ? near : random.nextInt(bytes.length)] = (byte) (random.nextInt() | 0x80);
        }
        return bytes;
    }

    private static Charset encoding(byte[] bytes) {
        List<String> marks = List.of("efbbbf", "fffe", "feff");
        List<Charset> marked = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
        String start = HexFormat.of().formatHex(Arrays.copyOf(bytes, 3));
        for (int i = 0; i < marks.size(); i++) {
            if (start.startsWith(marks.get(i))) {
                return marked.get(i);
            }
        }
        // Decoding replaces an invalid byte by U+FFFD, which no file of this test contains.
        String text = new String(bytes, StandardCharsets.UTF_8);
        int invalid = text.indexOf('\uFFFD');
        long before = text.chars()
                .limit(invalid < 0 ? 0 : invalid)
                .filter(c -> c > 0x7F)
                .count();
        return invalid < 0 || before >= 1000 ? StandardCharsets.UTF_8 : GB18030;
    }

    private char delimiter(byte[] bytes, Charset charset) throws IOException {
        HeaderNames names = new HeaderNames(contract, Set.of());
        char best = ',';
        int most = 0;
        for (char candidate : DELIMITERS) {
            int recognized = recognized(bytes, charset, candidate, names);
            if (recognized > most) {
                best = candidate;
                most = recognized;
            }
        }
        return best;
    }

    private static int recognized(byte[] bytes, Charset charset, char delimiter, HeaderNames names) throws IOException {
        int most = 0;
        try (CsvRows rows = new CsvRows(new ByteArrayInputStream(bytes), charset, delimiter)) {
            for (int i = 0; i < HeaderFinder.SEARCHED_ROWS; i++) {
                @Nullable SourceRow row = rows.next();
                most = row == null ? most : Math.max(most, names.countRecognized(row.cells()));
            }
        } catch (FileRejectedException | UncheckedIOException unreadable) {
            return most;
        }
        return most;
    }
}
