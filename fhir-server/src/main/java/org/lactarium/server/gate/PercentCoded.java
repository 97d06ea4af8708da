package org.lactarium.server.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as it stands in an address. */
public final class PercentCoded {

    private static final int HEX = 16;

    private PercentCoded() {}

    /** @return whether each {@code %} begins a byte, and the bytes are UTF-8 */
    public static boolean isSound(String coded) {
        var bytes = new ByteArrayOutputStream(coded.length());
        for (int at = 0; at < coded.length(); at++) {
            if (coded.charAt(at) != '%') {
                bytes.writeBytes(coded.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (at + 2 >= coded.length()
                    || Character.digit(coded.charAt(at + 1), HEX) < 0
                    || Character.digit(coded.charAt(at + 2), HEX) < 0) {
                return false;
            }
            bytes.write(Integer.parseInt(coded.substring(at + 1, at + 3), HEX));
            at += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException none) {
            return false;
        }
    }
}
