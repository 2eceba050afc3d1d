package org.ruralwarehouse.land.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.testing.English;

class EncodingDetectorTest {

    private static final String TEXT = "序号,苹果";

    private final Path folder;

    EncodingDetectorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String detect(byte[] bytes, @Nullable String declared) throws Exception {
        Files.write(folder.resolve("file.csv"), bytes);
        try (PackageFiles files = PackageFiles.open(folder);
                SourceFile file = SourceFile.open(files, "file.csv")) {
            return new EncodingDetector().detect(file, declared).name();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8",
        "UTF-8, UTF-8",
        "utf8, UTF-8",
        "us-ascii, UTF-8",
        "gb18030, GB18030",
        "GBK, GB18030",
        "gb2312, GB18030",
        "cp936, GB18030",
        "utf-16le, UTF-16LE",
        "utf-16be, UTF-16BE",
        "utf-16, UTF-16BE"
    })
    void uses_the_declared_encoding(String declared, String charset) throws Exception {
        assertThat(detect(new byte[] {'a'}, declared)).isEqualTo(charset);
    }

    @Test
    void rejects_an_unknown_encoding() {
        FileRejectedException rejection =
                catchThrowableOfType(FileRejectedException.class, () -> detect(new byte[] {'a'}, "klingon"));

        assertThat(rejection.code()).isEqualTo("encoding_unknown");
        assertThat(English.text(rejection.found())).isEqualTo("klingon");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_overrides_the_declared_encoding(String charset) throws Exception {
        byte[] marked = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));

        assertThat(detect(marked, null)).isEqualTo(charset);
        assertThat(detect(marked, "gb18030")).isEqualTo(charset);
    }

    @Test
    void detects_valid_utf_8() throws Exception {
        assertThat(detect(TEXT.getBytes(StandardCharsets.UTF_8), null)).isEqualTo("UTF-8");
        assertThat(detect(new byte[0], null)).isEqualTo("UTF-8");
    }

    @Test
    void falls_back_to_gb_18030() throws Exception {
        assertThat(detect(TEXT.getBytes("GBK"), null)).isEqualTo("GB18030");
    }

    @Test
    void a_wrong_byte_after_thousands_of_utf_8_characters_does_not_change_the_encoding() throws Exception {
        byte[] fruits = "果".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Arrays.copyOf(fruits, fruits.length + 2);
        damaged[fruits.length] = (byte) 0xFF;

        assertThat(detect(damaged, null)).isEqualTo("UTF-8");
    }

    @Test
    void one_late_invalid_character_rules_out_utf_8() throws Exception {
        byte[] almostAscii = ("x".repeat(300_000) + "果").getBytes("GBK");

        assertThat(detect(almostAscii, null)).isEqualTo("GB18030");
    }
}
