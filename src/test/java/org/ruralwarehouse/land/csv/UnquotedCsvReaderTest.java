package org.ruralwarehouse.land.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;

/** The fast CSV reader returns the same rows and lines as the RFC 4180 parser. */
class UnquotedCsvReaderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Parts of cells without quotes: ASCII, Chinese, supplementary (four bytes in both encodings) and padded text. */
    private static final List<String> PARTS = List.of("530113", "东川区", "0", "𠮷野", "　是 ", "１２", "乂仢", "12.50", "丂丄");

    private static final List<String> QUOTED = List.of("a,b", "\"", "x\ny", "1,234", "");

    @ParameterizedTest
    @CsvSource({"UTF-8, 0", "UTF-8, 3", "UTF-8, 100", "GB18030, 0", "GB18030, 3", "GB18030, 100"})
    void returns_the_rows_of_the_csv_parser_for_any_share_of_quoted_lines(String name, int percentQuoted)
            throws IOException {
        Charset charset = Charset.forName(name);
        byte[] file = table(',', percentQuoted).getBytes(charset);
        List<String> rows = cells(file, charset, ',');
        assertThat(rows).hasSize(20_000).isEqualTo(decoded(file, charset, ','));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2",
                "a,b\n1,",
                "a,b\n1,2\n\n\n3,4\n",
                "a,b\r1,2\r3,4\r",
                "a,b\r\n1,\r2\r\n3,4\r\n",
                "a,b\n1,2\r\r\n3,4\n",
                "a,b\n \n,\n\t\n",
                "a,b\n\"1\",x\n\"2\ny\",z\n3,4\n\"5\",6\n",
                "a,b\n1\"2,x\n3,4\n",
                "\"a\",b\n1,2\n",
                "a",
                "",
                "\n",
                "\r\n"
            })
    void returns_the_rows_and_lines_of_the_csv_parser_for_every_line_ending(String text) throws IOException {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        assertThat(cells(file, StandardCharsets.UTF_8, ',')).isEqualTo(decoded(file, StandardCharsets.UTF_8, ','));
    }

    @Test
    void reads_lines_longer_than_the_buffer() throws IOException {
        byte[] file = ("a,b\n1," + "x".repeat(400_000) + "\n2,y\n").getBytes(StandardCharsets.UTF_8);
        assertThat(cells(file, StandardCharsets.UTF_8, ',')).isEqualTo(decoded(file, StandardCharsets.UTF_8, ','));
    }

    @Test
    void skips_a_byte_order_mark() throws IOException {
        byte[] file = "\uFEFF县,人数\n东川区,1\n".getBytes(GB18030);
        assertThat(cells(file, GB18030, ',').get(0)).isEqualTo("1[县, 人数]");
        byte[] utf8 = "\uFEFF县,人数\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cells(utf8, StandardCharsets.UTF_8, ',').get(0)).isEqualTo("1[县, 人数]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\uFEFFa", "a\n\uFEFF\"b\nc\"\n", "\uFEFF\uFEFFa", "\uFEFF\n\uFEFFa", "a\n\uFEFFb\rc"})
    void does_not_skip_a_byte_order_mark_inside_the_file(String text) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            byte[] file = text.getBytes(charset);
            assertThat(cells(file, charset, ',')).isEqualTo(decoded(file, charset, ','));
        }
        assertThat(cells("\n\uFEFFa".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, ','))
                .containsExactly("2[\uFEFFa]");
    }

    @Test
    void does_not_skip_the_byte_order_mark_of_another_encoding() throws IOException {
        byte[] utf8 = "\uFEFFa\n".getBytes(StandardCharsets.UTF_8);
        byte[] gb18030 = "\uFEFFa\n".getBytes(GB18030);
        assertThatThrownBy(() -> cells(gb18030, StandardCharsets.UTF_8, ','))
                .isInstanceOfSatisfying(
                        FileRejectedException.class, e -> assertThat(e.code()).isEqualTo("encoding_invalid"));
        assertThat(cells(utf8, GB18030, ',')).isEqualTo(decoded(utf8, GB18030, ','));
    }

    @Test
    void uses_the_csv_parser_if_the_delimiter_can_be_part_of_a_character() throws IOException {
        assertThat(UnquotedCsvReader.isSupported(GB18030, '|')).isFalse();
        assertThat(UnquotedCsvReader.isSupported(GB18030, ';')).isTrue();
        assertThat(UnquotedCsvReader.isSupported(StandardCharsets.UTF_8, '|')).isTrue();
        assertThat(UnquotedCsvReader.isSupported(StandardCharsets.UTF_8, '；')).isFalse();
        assertThat(UnquotedCsvReader.isSupported(StandardCharsets.UTF_16LE, ','))
                .isFalse();
        byte[] file = table('|', 3).getBytes(GB18030);
        assertThat(cells(file, GB18030, '|')).isEqualTo(decoded(file, GB18030, '|'));
    }

    @Test
    void rejects_invalid_bytes_at_any_position() {
        byte[] file = "a,b\n1,x\n2,ÿ\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> cells(file, StandardCharsets.UTF_8, ','))
                .isInstanceOfSatisfying(
                        FileRejectedException.class, e -> assertThat(e.code()).isEqualTo("encoding_invalid"));
        byte[] cut = "a,b\n1,\u0081".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> cells(cut, GB18030, ',')).isInstanceOf(FileRejectedException.class);
    }

    @Test
    void caches_the_text_of_a_cell_by_its_bytes() throws IOException {
        try (SourceRows rows =
                UnquotedCsvReader.open(new ByteArrayInputStream("县\n东川区\n东川区\n".getBytes(GB18030)), GB18030, ',')) {
            rows.next();
            String first = Objects.requireNonNull(rows.next()).cell(0);
            String second = Objects.requireNonNull(rows.next()).cell(0);
            assertThat(second).isEqualTo("东川区").isSameAs(first);
        }
    }

    private static String table(char delimiter, int percentQuoted) {
        Random random = new Random(20230331);
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < 20_000; row++) {
            boolean isQuoted = random.nextInt(100) < percentQuoted;
            for (int cell = 0; cell < 5; cell++) {
                table.append(cell == 0 ? "" : delimiter).append(isQuoted ? quoted(random) : plain(random));
            }
            table.append(row % 2 == 0 ? "\r\n" : "\n");
        }
        return table.toString();
    }

    private static String quoted(Random random) {
        String text = PARTS.get(random.nextInt(PARTS.size())) + QUOTED.get(random.nextInt(QUOTED.size()));
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String plain(Random random) {
        return PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(PARTS.size()));
    }

    private static List<String> cells(byte[] file, Charset charset, char delimiter) throws IOException {
        return all(UnquotedCsvReader.open(new ByteArrayInputStream(file), charset, delimiter));
    }

    private static List<String> decoded(byte[] file, Charset charset, char delimiter) throws IOException {
        return all(new CsvRows(new ByteArrayInputStream(file), charset, delimiter));
    }

    /** Each row as its line and its cells. */
    private static List<String> all(SourceRows source) throws IOException {
        List<String> rows = new ArrayList<>();
        try (source) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row.line() + Arrays.toString(row.cells()));
            }
        }
        return rows;
    }
}
