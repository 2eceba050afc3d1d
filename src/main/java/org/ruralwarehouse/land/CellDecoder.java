package org.ruralwarehouse.land;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text of cells whose characters are bytes. Strict as a reader of the whole file is, but every distinct short cell is
 * decoded once: names of places and words of lists come in every row. The same cell yields the same object, whose hash is
 * known from then on. Belongs to one thread.
 */
final class CellDecoder {

    private static final int REMEMBERED = 8192;

    /** Longer ones seldom come again and would fill the memory. */
    private static final int LONGEST_REMEMBERED = 64;

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final CharsetDecoder decoder;
    private final Map<String, String> known = new HashMap<>();

    CellDecoder(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * @param bytes one character for each byte
     * @throws RefusalException when the encoding does not allow them; it does not tell where they are
     */
    String decode(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        String text = known.get(bytes);
        return text == null ? decodeFirst(bytes) : text;
    }

    private static boolean isAscii(String bytes) {
        int all = 0;
        for (int i = 0; i < bytes.length(); i++) {
            all |= bytes.charAt(i);
        }
        return all < FIRST_BEYOND_ASCII;
    }

    private String decodeFirst(String bytes) {
        try {
            CharBuffer chars = decoder.decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            String text = chars.toString();
            if (bytes.length() <= LONGEST_REMEMBERED && known.size() < REMEMBERED) {
                known.put(bytes, text);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new RefusalException(
                    "encoding_invalid", null, null, null, decoder.charset().name());
        }
    }
}
