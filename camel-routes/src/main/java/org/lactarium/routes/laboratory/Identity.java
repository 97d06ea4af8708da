package org.lactarium.routes.laboratory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what a thing is, so that the same result always lands on the same resource (UUID version 5). */
public final class Identity {

    /** System of the number under which a result is known again (NamingSystem result-number). */
    static final String RESULT_NUMBER = "https://lactarium.org/id/result";

    /** The namespace of URLs (RFC 4122, appendix C). */
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private Identity() {}

    /** @param parts what tells one thing of that kind from another */
    public static UUID of(String kind, String... parts) {
        return named("https://lactarium.org/id/" + kind + "/" + String.join("\u001f", parts));
    }

    private static UUID named(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(URLS.getMostSignificantBits())
                    .putLong(URLS.getLeastSignificantBits())
                    .array());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = digest.getLong() & ~0xF000L | 0x5000L;
            long least = digest.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
