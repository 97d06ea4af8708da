package org.lactarium.server.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Signs what a ward works by while it cannot ask, so that the ward and this bank know it again. */
public interface WardListSigner {

    /** Path under the server's root where the public key is, as a JWK set; open to anybody. */
    String KEYS = "/ward-list/keys";

    /**
     * @param claims values JSON can hold
     * @return a JWT (JWS in compact form) with {@code iat} and {@code exp}
     */
    String sign(Map<String, Object> claims, Instant made, Instant until);

    /** When a list was made; empty when it was not signed here, or was changed since. */
    Optional<Instant> made(String list);
}
