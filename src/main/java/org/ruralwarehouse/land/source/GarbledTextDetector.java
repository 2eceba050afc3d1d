package org.ruralwarehouse.land.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Detects text that was decoded with a wrong encoding before it was sent: replacement characters, their GBK form (锟斤拷),
 * and UTF-8 that was read as Latin-1 or GBK and saved again.
 */
public final class GarbledTextDetector {

    private static final Charset GBK = Charset.forName("GBK");

    /** Minimum number of non-ASCII characters; a shorter text can be valid in both encodings by chance. */
    private static final int MIN_CHARACTERS = 3;

    private GarbledTextDetector() {}

    /** True if the text was decoded with a wrong encoding. */
    public static boolean isGarbled(String text) {
        if (isAscii(text)) {
            return false;
        }
        return text.indexOf('\uFFFD') >= 0
                || text.contains("锟斤拷")
                || text.contains("烫烫烫")
                || text.contains("ï¿½")
                || isUtf8ReadAs(StandardCharsets.ISO_8859_1, text, 2)
                || isUtf8ReadAs(Charset.forName("windows-1252"), text, 2)
                || isUtf8ReadAs(GBK, text, MIN_CHARACTERS);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Reverses the wrong decoding: only text that was originally UTF-8 becomes valid UTF-8 again. */
    private static boolean isUtf8ReadAs(Charset wrong, String text, int minCharacters) {
        long nonAscii = text.chars().filter(c -> c > 0x7f).count();
        if (nonAscii < minCharacters) {
            return false;
        }
        try {
            ByteBuffer bytes = wrong.newEncoder().encode(CharBuffer.wrap(text));
            String decodedAgain =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return decodedAgain.length() < text.length()
                    && decodedAgain.codePoints().anyMatch(Character::isIdeographic);
        } catch (CharacterCodingException notEncodable) {
            return false;
        }
    }
}
