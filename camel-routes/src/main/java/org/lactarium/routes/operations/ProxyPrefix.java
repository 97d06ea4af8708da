package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The part of an address that a proxy in front takes off ({@code /milk}). Whoever stands at the door and knows which proxy to believe
 * notes it on the request; these pages know nothing of proxies.
 */
final class ProxyPrefix {

    /** Of the request. */
    static final String ATTRIBUTE = "lactarium.prefix";

    private ProxyPrefix() {}

    /** @return the address as the client has to ask for it */
    static String before(String path, HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String prefix ? prefix + path : path;
    }
}
