package org.ruralwarehouse.land.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;

/**
 * On random bytes the fast reader and commons-csv return the same rows with the same lines, then the same end or
 * rejection. A failure names its case. More cases: {@code mvn test -Dtest=CsvReaderEqualityTest -Dfuzz.cases=100000}.
 */
class CsvReaderEqualityTest {

    private static final int CASES = Integer.getInteger("fuzz.cases", 3000);
    private static final int BUFFER = 1 << 18;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /**
     * Text of the cells and between them. Each delimiter also occurs in cells of files with another delimiter. In GB
     * 18030, the second bytes of the last token are vertical bars.
     */
    private static final List<String> TOKENS = List.of(
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\r\n",
            "\r",
            "\n\n",
            "\r\r\n",
            "\n \n",
            "\"",
            "\"\"",
            "\"a\"",
            "\"x\ny\"",
            "\"东川\"",
            ",",
            ";",
            "\t",
            "|",
            "\uFEFF",
            "\u0000",
            "\u001A",
            " ",
            "　",
            "'",
            "1",
            "530113",
            "东川区",
            "𠮷野",
            "乂仢",
            "丂丄",
            "亅磡");

    /** Bytes that are invalid, or the start of a longer character, in one of the encodings. */
    private static final byte[] DAMAGE = {
        (byte) 0xFF, (byte) 0x80, (byte) 0x81, (byte) 0xE5, (byte) 0xF0, 0x30, '"', '\r'
    };

    @Test
    void both_readers_return_the_same_rows_and_rejections() {
        Set<String> ends = new TreeSet<>();
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(20_221_231L + i);
            Charset charset = CHARSETS.get(random.nextInt(10) == 0 ? random.nextInt(CHARSETS.size()) : i % 2);
            char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
            byte[] file = file(random, charset, delimiter, i % 50 == 0);

            List<String> fast = rows(UnquotedCsvReader::open, file, charset, delimiter);

            assertThat(fast).as("case " + i).isEqualTo(rows(CsvRows::new, file, charset, delimiter));
            ends.add(fast.get(fast.size() - 1).replaceAll(" .*", ""));
        }
        assertThat(ends).as("ways in which the files end").containsExactly("csv_malformed", "encoding_invalid", "end");
    }

    private static byte[] file(Random random, Charset charset, char delimiter, boolean isLarge) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (random.nextInt(5) == 0) {
            file.writeBytes("\uFEFF".getBytes(charset));
        }
        if (isLarge) {
            // The random part lies across the end of the buffer.
            byte[] line = ("1" + delimiter + "东川区" + delimiter + "x\n").getBytes(charset);
            while (file.size() < BUFFER - 100) {
                file.writeBytes(line);
            }
        }
        int quotes = random.nextInt(4);
        for (int i = random.nextInt(120); i > 0; i--) {
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            boolean isOmitted = token.startsWith("\"") && random.nextInt(4) >= quotes;
            file.writeBytes((isOmitted ? "0" : token).getBytes(charset));
            if (random.nextInt(3) == 0) {
                file.writeBytes(String.valueOf(delimiter).getBytes(charset));
            }
        }
        byte[] bytes = file.toByteArray();
        for (int i = random.nextInt(6) - 3; i > 0 && bytes.length > 0; i--) {
            int at = bytes.length - 1 - random.nextInt(Math.min(bytes.length, 200));
            bytes[at] = DAMAGE[random.nextInt(DAMAGE.length)];
        }
        return bytes;
    }

    /** Each row as its line and its cells, then the end or the rejection. */
    private static List<String> rows(CsvOpener csv, byte[] file, Charset charset, char delimiter) {
        List<String> rows = new ArrayList<>();
        try (SourceRows source = csv.open(new ByteArrayInputStream(file), charset, delimiter)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row.line() + Arrays.toString(row.cells()));
            }
            rows.add("end");
        } catch (FileRejectedException e) {
            rows.add(e.code() + " " + e.line() + " " + e.found() + " " + e.expected());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
