package org.lactarium.routes.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Bytes to text without guessing: what does not fit the character set is not replaced but reported. */
public final class Text {

    private Text() {}

    /** @return empty when the bytes do not fit the character set */
    public static Optional<String> decode(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
