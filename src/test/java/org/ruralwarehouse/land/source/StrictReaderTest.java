package org.ruralwarehouse.land.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.testing.English;

class StrictReaderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;

    /** Reads the whole stream with reads of the given size. */
    private static String read(InputStream in, Charset charset, int piece) throws IOException {
        StringBuilder text = new StringBuilder();
        try (StrictReader reader = new StrictReader(in, charset)) {
            char[] target = new char[piece];
            for (int read = reader.read(target, 0, piece); read >= 0; read = reader.read(target, 0, piece)) {
                text.append(target, 0, read);
            }
        }
        return text.toString();
    }

    private static String read(byte[] bytes, Charset charset) throws IOException {
        return read(new ByteArrayInputStream(bytes), charset, 8192);
    }

    private static FileRejectedException rejection(byte[] bytes, Charset charset) {
        FileRejectedException rejection = catchThrowableOfType(FileRejectedException.class, () -> read(bytes, charset));
        assertThat(rejection).isNotNull();
        return rejection;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Returns one byte per read, like a slow stream. */
    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void decodes_every_supported_encoding(String charset) throws IOException {
        String text = "证件号码,硚口区瀍河回族区,\uD842\uDFB7\uD83C\uDF4E,plain\r\n";

        assertThat(read(text.getBytes(Charset.forName(charset)), Charset.forName(charset)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "GB18030, 84319533"})
    void drops_a_byte_order_mark(String charset, String mark) throws IOException {
        byte[] text = "序号,苹果".getBytes(Charset.forName(charset));

        assertThat(read(joined(HexFormat.of().parseHex(mark), text), Charset.forName(charset)))
                .isEqualTo("序号,苹果");
    }

    @Test
    void drops_only_the_first_byte_order_mark() throws IOException {
        assertThat(read("\uFEFF\uFEFFa\uFEFF".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa\uFEFF");
    }

    @Test
    void a_file_of_only_a_byte_order_mark_is_empty() throws IOException {
        assertThat(read("\uFEFF".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(read(new byte[0], StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void decodes_characters_across_a_buffer_boundary(String charset) throws IOException {
        for (int shift = 0; shift < 5; shift++) {
            String text = "x".repeat(BUFFER - 3 + shift) + "果\uD842\uDFB7园" + "苹".repeat(BUFFER);

            assertThat(read(text.getBytes(Charset.forName(charset)), Charset.forName(charset)))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
    void decodes_a_stream_that_returns_one_byte_per_read(String charset) throws IOException {
        String text = "\uFEFF苹果\uD83C\uDF4E,梨";

        assertThat(read(dripping(text.getBytes(Charset.forName(charset))), Charset.forName(charset), 8192))
                .isEqualTo(text.substring(1));
    }

    @Test
    void decodes_a_supplementary_character_after_the_byte_order_mark_byte_by_byte() throws IOException {
        byte[] bytes = "\uFEFF\uD83C\uDF4E,梨".getBytes(StandardCharsets.UTF_8);

        assertThat(read(dripping(bytes), StandardCharsets.UTF_8, 8192)).isEqualTo("\uD83C\uDF4E,梨");
    }

    @Test
    void rejects_invalid_utf_8_with_the_byte_offset() {
        byte[] good = "苹果,".getBytes(StandardCharsets.UTF_8);
        FileRejectedException rejection =
                rejection(joined(good, new byte[] {(byte) 0xC4, (byte) 0xEA}), StandardCharsets.UTF_8);

        assertThat(rejection.code()).isEqualTo("encoding_invalid");
        assertThat(English.text(rejection.found())).isEqualTo("bytes C4 at offset 7");
        assertThat(English.text(rejection.expected())).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F4908080", "FF", "E88B"})
    void rejects_overlong_surrogate_and_truncated_utf_8(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);

        assertThat(English.text(rejection(joined("abc".getBytes(StandardCharsets.UTF_8), bad), StandardCharsets.UTF_8)
                        .found()))
                .endsWith("at offset 3");
    }

    @Test
    void rejects_invalid_gb_18030_with_the_byte_offset() {
        byte[] good = "苹果,".getBytes(GB18030);
        FileRejectedException rejection = rejection(joined(good, new byte[] {(byte) 0xFF, 'x'}), GB18030);

        assertThat(rejection.code()).isEqualTo("encoding_invalid");
        assertThat(English.text(rejection.found())).isEqualTo("bytes FF at offset 5");
        assertThat(English.text(rejection.expected())).isEqualTo("GB18030");
    }

    @Test
    void returns_the_text_before_invalid_bytes_and_then_rejects_them() throws IOException {
        byte[] bytes = joined("苹果,".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xFF});
        char[] target = new char[8];
        try (StrictReader reader = new StrictReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            assertThat(reader.read(target, 0, 8)).isEqualTo(3);
            assertThat(English.text(catchThrowableOfType(FileRejectedException.class, () -> reader.read(target, 0, 8))
                            .found()))
                    .isEqualTo("bytes FF at offset 7");
        }
    }

    @Test
    void rejects_a_gb_18030_file_that_ends_within_a_character() {
        byte[] whole = "苹果".getBytes(GB18030);

        assertThat(English.text(rejection(Arrays.copyOf(whole, 3), GB18030).found()))
                .endsWith("at offset 2");
    }

    @Test
    void offset_counts_from_the_start_of_the_file_across_buffers() {
        byte[] good = "\uFEFF".concat("苹".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        FileRejectedException rejection = rejection(joined(good, new byte[] {(byte) 0x80}), StandardCharsets.UTF_8);

        assertThat(English.text(rejection.found())).isEqualTo("bytes 80 at offset " + good.length);
    }
}
