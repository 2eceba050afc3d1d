package org.ruralwarehouse.land.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Recognises text that was decoded wrongly before it reached us: replacement characters, what they become when saved as
 * GBK (锟斤拷), and UTF-8 that was read as Latin-1 or as GBK and saved again.
 */
public final class GarbledTextDetector {

    private static final Charset GBK = Charset.forName("GBK");

    /** Fewer Chinese characters than this can be UTF-8 read as GBK by chance. */
    private static final int MIN_CHARACTERS = 3;

    private GarbledTextDetector() {}

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

    /** Undoes the wrong reading: only text that really was UTF-8 once gives UTF-8 again. */
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
