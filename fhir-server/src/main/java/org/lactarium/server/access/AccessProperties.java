package org.lactarium.server.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * How callers log in when no external issuer is configured.
 *
 * @param clientsFile YAML list of the built-in issuer's clients ({@code id}, {@code secret} encoded,
 *     {@code practitioner}, {@code roles}); absent, only the demo's clients exist
 * @param issuer name the built-in issuer signs its tokens with
 */
@ConfigurationProperties("lactarium.access")
record AccessProperties(@Nullable Resource clientsFile, String issuer) {}
