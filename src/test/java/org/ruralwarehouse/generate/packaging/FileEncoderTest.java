package org.ruralwarehouse.generate.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.storage.Sha256;

class FileEncoderTest {

    private static final String PLAIN = "县名,值\n马关县,1\n文山市,2\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    Path folder;

    @Test
    void keeps_a_utf_8_file_unchanged() throws IOException {
        Path file = encode(new FileStyle("utf-8", "utf-8", false, FileStyle.LineEnd.LF, FileStyle.Header.TITLE, ","));

        assertThat(file).hasContent(PLAIN);
    }

    @Test
    void writes_gb_18030_with_crlf() throws IOException {
        Path file = encode(new FileStyle("gb18030", "gbk", false, FileStyle.LineEnd.CRLF, FileStyle.Header.TITLE, ","));

        assertThat(new String(Files.readAllBytes(file), Charset.forName("GB18030")))
                .isEqualTo(PLAIN.replace("\n", "\r\n"));
    }

    @Test
    void writes_one_byte_order_mark() throws IOException {
        Path file = encode(new FileStyle("utf-8", "utf-8", true, FileStyle.LineEnd.LF, FileStyle.Header.TITLE, ","));

        assertThat(Files.readString(file)).isEqualTo("\uFEFF" + PLAIN);
        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void measures_bytes_hash_and_rows() throws IOException {
        Path file = Files.writeString(folder.resolve("measured.csv"), PLAIN);

        byte[] bytes = PLAIN.getBytes(StandardCharsets.UTF_8);
        assertThat(FileEncoder.measure(file)).isEqualTo(new FileFacts(bytes.length, Sha256.hex(bytes), 2));
    }

    @Test
    void counts_an_unterminated_last_line_and_no_rows_in_an_empty_file() throws IOException {
        Path unended = Files.writeString(folder.resolve("unended.csv"), "a\n1\n2");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");

        assertThat(FileEncoder.measure(unended).rows()).isEqualTo(2);
        assertThat(FileEncoder.measure(empty).rows()).isZero();
    }

    private Path encode(FileStyle style) throws IOException {
        Path source = Files.writeString(folder.resolve("plain.csv"), PLAIN);
        Path target = folder.resolve("encoded.csv");
        FileFacts facts = FileEncoder.encode(source, target, style);
        assertThat(facts.rows()).isEqualTo(2);
        return target;
    }
}
