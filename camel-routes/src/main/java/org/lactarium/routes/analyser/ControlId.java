package org.lactarium.routes.analyser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A control id for what comes without one: it follows from the text, so that the same text is the same message. */
public final class ControlId {

    private static final int BYTES = 12;

    private ControlId() {}

    /** @param kind a few letters that people recognise in the message log */
    public static String of(String kind, byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return kind + "-" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String of(String kind, String text) {
        return of(kind, text.getBytes(StandardCharsets.UTF_8));
    }
}
