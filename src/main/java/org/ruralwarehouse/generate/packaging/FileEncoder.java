package org.ruralwarehouse.generate.packaging;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ruralwarehouse.storage.Sha256;

/** Converts a CSV file of DuckDB (UTF-8, LF) to the style of a province and measures it. */
public final class FileEncoder {

    private static final int CHUNK = 1 << 16;

    private FileEncoder() {}

    /** Writes the encoded file to the target and deletes the source. */
    public static FileFacts encode(Path source, Path target, FileStyle style) throws IOException {
        if (style.isPlain()) {
            Files.move(source, target);
        } else {
            rewrite(source, target, style);
            Files.delete(source);
        }
        return measure(target);
    }

    private static void rewrite(Path source, Path target, FileStyle style) throws IOException {
        String lineEnd = style.lineEnd() == FileStyle.LineEnd.CRLF ? "\r\n" : "\n";
        try (Reader in = new BufferedReader(Files.newBufferedReader(source), CHUNK);
                OutputStream bytes = Files.newOutputStream(target);
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, style.charset()), CHUNK)) {
            if (style.bom()) {
                out.write('\uFEFF');
            }
            char[] chunk = new char[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                copy(chunk, length, lineEnd, out);
            }
        }
    }

    private static void copy(char[] chunk, int length, String lineEnd, Writer out) throws IOException {
        int written = 0;
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                out.write(chunk, written, i - written);
                out.write(lineEnd);
                written = i + 1;
            }
        }
        out.write(chunk, written, length - written);
    }

    /** Measures a file. Lines are counted by their LF byte, which no other character of UTF-8 or GB 18030 contains. */
    public static FileFacts measure(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        long lines = 0;
        byte last = '\n';
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                digest.update(chunk, 0, length);
                bytes += length;
                lines += lines(chunk, length);
                last = length > 0 ? chunk[length - 1] : last;
            }
        }
        long unended = last == '\n' ? 0 : 1;
        return new FileFacts(bytes, HexFormat.of().formatHex(digest.digest()), Math.max(lines + unended - 1, 0));
    }

    private static int lines(byte[] chunk, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += chunk[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Encodes text in memory. */
    public static byte[] bytes(String text, String encoding) {
        return encoding.equals("utf-8")
                ? text.getBytes(StandardCharsets.UTF_8)
                : text.getBytes(Charset.forName(encoding));
    }
}
