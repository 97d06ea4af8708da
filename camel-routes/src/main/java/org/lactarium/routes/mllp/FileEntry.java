package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lactarium.routes.feed.ResultFiles;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/** One thing to keep out of a file. */
record FileEntry(Reception reception, byte[] raw) {

    static FileEntry message(byte[] raw, Charset charset) {
        return new FileEntry(Reception.of(raw, charset), raw);
    }

    /** A result that is not HL7 gets a header, so that it can be found, answered, and known when it comes again. */
    static FileEntry of(ResultFiles.Entry entry, Charset charset) {
        byte[] raw = entry.text().getBytes(charset);
        String header = "MSH|^~\\&|||||||" + entry.type() + "|FILE-" + digest(raw) + "|P|2.5.1";
        Segment msh = V2Message.findHeader(header).orElseThrow();
        return new FileEntry(new Reception(charset, msh, entry.orderingKey(), entry.specimens(), null, null), raw);
    }

    private static String digest(byte[] raw) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
