package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is taken apart by its bytes has the rows of one that is decoded first. */
class CellsBeforeTextTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Parts of cells: plain, Chinese, rare (four bytes in both encodings), padded, and what CSV must quote. */
    private static final List<String> PARTS =
            List.of("530113", "东川区", "", "𠮷野", "　是 ", "a,b", "\"", "x\ny", "１２", "乂|仢", "12.50", "丂丄");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void has_the_same_rows_in_every_encoding(String name) throws IOException {
        Charset charset = Charset.forName(name);
        byte[] file = table(',').getBytes(charset);
        List<List<String>> cells = cells(file, charset, ',');
        assertThat(cells).hasSize(2000).isEqualTo(decoded(file, charset, ','));
    }

    @Test
    void leaves_a_byte_order_mark_out() throws IOException {
        byte[] file = "\uFEFF县,人数\n东川区,1\n".getBytes(GB18030);
        assertThat(cells(file, GB18030, ',').get(0)).containsExactly("县", "人数");
        byte[] utf8 = "\uFEFF县,人数\n".getBytes(StandardCharsets.UTF_8);
        assertThat(cells(utf8, StandardCharsets.UTF_8, ',').get(0)).containsExactly("县", "人数");
    }

    @Test
    void decodes_first_where_the_delimiter_may_be_half_a_character() throws IOException {
        assertThat(ByteReader.suits(GB18030, '|')).isFalse();
        assertThat(ByteReader.suits(GB18030, ';')).isTrue();
        assertThat(ByteReader.suits(StandardCharsets.UTF_8, '|')).isTrue();
        assertThat(ByteReader.suits(StandardCharsets.UTF_8, '；')).isFalse();
        assertThat(ByteReader.suits(StandardCharsets.UTF_16LE, ',')).isFalse();
        byte[] file = table('|').getBytes(GB18030);
        assertThat(cells(file, GB18030, '|')).isEqualTo(decoded(file, GB18030, '|'));
    }

    @Test
    void refuses_bytes_that_the_encoding_does_not_allow_wherever_they_are() {
        byte[] file = "a,b\n1,x\n2,ÿ\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> cells(file, StandardCharsets.UTF_8, ','))
                .isInstanceOfSatisfying(
                        RefusalException.class, e -> assertThat(e.code()).isEqualTo("encoding_invalid"));
        byte[] cut = "a,b\n1,\u0081".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> cells(cut, GB18030, ',')).isInstanceOf(RefusalException.class);
    }

    @Test
    void remembers_a_cell_by_its_bytes() throws IOException {
        try (SourceRows rows =
                CsvRows.ofCells(new ByteArrayInputStream("县\n东川区\n东川区\n".getBytes(GB18030)), GB18030, ',')) {
            rows.next();
            String first = Objects.requireNonNull(rows.next()).cell(0);
            String second = Objects.requireNonNull(rows.next()).cell(0);
            assertThat(second).isEqualTo("东川区").isSameAs(first);
        }
    }

    private static String table(char delimiter) {
        Random random = new Random(20230331);
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < 2000; row++) {
            for (int cell = 0; cell < 5; cell++) {
                String text = PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(PARTS.size()));
                table.append(cell == 0 ? "" : delimiter)
                        .append('"')
                        .append(text.replace("\"", "\"\""))
                        .append('"');
            }
            table.append(row % 2 == 0 ? "\r\n" : "\n");
        }
        return table.toString();
    }

    private static List<List<String>> cells(byte[] file, Charset charset, char delimiter) throws IOException {
        return all(CsvRows.ofCells(new ByteArrayInputStream(file), charset, delimiter));
    }

    private static List<List<String>> decoded(byte[] file, Charset charset, char delimiter) throws IOException {
        return all(new CsvRows(new ByteArrayInputStream(file), charset, delimiter));
    }

    private static List<List<String>> all(SourceRows source) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (source) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(List.of(row.cells()));
            }
        }
        return rows;
    }
}
