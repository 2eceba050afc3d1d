package org.ruralwarehouse.land.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.StrictReader;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;

/**
 * Determines the encoding of a file, in this order: byte order mark, declaration in the manifest, UTF-8 if the file is
 * valid UTF-8, else GB 18030. No statistical detection, because it is unreliable for short files.
 */
final class EncodingDetector {

    /** GB 18030 is a superset of GBK and GB 2312, so it also decodes files declared as one of these. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Number of non-ASCII characters after which UTF-8 is certain: other encodings do not form even a few valid ones by
     * chance.
     */
    private static final int CERTAIN_CHARACTERS = 1000;

    private static final Map<String, Charset> DECLARABLE = Map.ofEntries(
            Map.entry("utf-8", StandardCharsets.UTF_8),
            Map.entry("utf8", StandardCharsets.UTF_8),
            Map.entry("utf-8-sig", StandardCharsets.UTF_8),
            Map.entry("us-ascii", StandardCharsets.UTF_8),
            Map.entry("utf-16", StandardCharsets.UTF_16BE),
            Map.entry("utf-16le", StandardCharsets.UTF_16LE),
            Map.entry("utf-16be", StandardCharsets.UTF_16BE),
            Map.entry("gb18030", GB18030),
            Map.entry("gbk", GB18030),
            Map.entry("cp936", GB18030),
            Map.entry("gb2312", GB18030));

    /**
     * Returns the encoding of a file.
     *
     * @param declared encoding of the manifest; null if it declares none
     * @throws FileRejectedException if the declared encoding is not supported
     */
    Charset detect(SourceFile file, @Nullable String declared) throws IOException {
        Charset declaredCharset = declared == null ? null : DECLARABLE.get(declared.toLowerCase(Locale.ROOT));
        if (declared != null && declaredCharset == null) {
            throw new FileRejectedException(
                    "encoding_unknown", null, null, Message.ofValue(declared), MessageKey.SUPPORTED_ENCODING.with());
        }
        Charset byMark = byByteOrderMark(file);
        if (byMark != null) {
            return byMark;
        }
        if (declaredCharset != null) {
            return declaredCharset;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : GB18030;
    }

    private static @Nullable Charset byByteOrderMark(SourceFile file) throws IOException {
        byte[] head;
        try (InputStream in = file.read()) {
            head = in.readNBytes(3);
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Reads until UTF-8 is certain: an invalid byte after that many characters is damage, not another encoding. */
    private static boolean isUtf8(SourceFile file) throws IOException {
        char[] characters = new char[1 << 16];
        long nonAscii = 0;
        try (InputStream in = file.read();
                StrictReader reader = new StrictReader(in, StandardCharsets.UTF_8)) {
            while (nonAscii < CERTAIN_CHARACTERS) {
                int read = reader.read(characters, 0, characters.length);
                if (read < 0) {
                    return true;
                }
                for (int i = 0; i < read; i++) {
                    nonAscii += characters[i] > 0x7F ? 1 : 0;
                }
            }
            return true;
        } catch (FileRejectedException malformed) {
            return false;
        }
    }
}
