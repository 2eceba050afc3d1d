package org.ruralwarehouse.land.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.StrictReader;
import org.ruralwarehouse.message.Message;

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
     * @throws FileRejectedException if the bytes are invalid in the encoding; without the offset in the file
     */
    String decode(byte[] bytes) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new FileRejectedException(
                    "encoding_invalid",
                    null,
                    null,
                    null,
                    Message.ofValue(decoder.charset().name()));
        }
    }
}
