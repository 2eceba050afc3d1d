package org.ruralwarehouse.land.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.ruralwarehouse.land.source.StrictReader;

/** Decodes single cells as strictly as {@link StrictReader} decodes a file. Belongs to one thread. */
final class CellDecoder {

    private final CharsetDecoder decoder;

    CellDecoder(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Decodes the bytes of one cell.
     *
     * @throws CharacterCodingException if the bytes are invalid in the encoding
     */
    String decode(byte[] bytes) throws CharacterCodingException {
        return decoder.decode(ByteBuffer.wrap(bytes)).toString();
    }
}
