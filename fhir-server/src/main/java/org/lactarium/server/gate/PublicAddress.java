package org.lactarium.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which clients reach the record: the one that was configured, else the one that was asked. */
public final class PublicAddress {

    /** Of a request: the part of the address that a proxy takes off. Pages of other modules know it by this name. */
    static final String PREFIX = "lactarium.prefix";

    private final String base;

    /** @param base as in {@code https://bank.example/fhir}; empty when it follows the request */
    public PublicAddress(String base) {
        this.base = base.strip().replaceAll("/+$", "");
    }

    public boolean isConfigured() {
        return !base.isEmpty();
    }

    public String configured() {
        return base;
    }

    /** @return the part of the configured address before {@code /fhir}, as in {@code /milk} */
    String prefix() {
        return URI.create(base).getRawPath().replaceFirst("/[^/]*$", "");
    }

    public String of(HttpServletRequest request) {
        if (isConfigured()) {
            return base;
        }
        var prefix = request.getAttribute(PREFIX) instanceof String path ? path : "";
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString() + prefix + "/fhir";
    }
}
