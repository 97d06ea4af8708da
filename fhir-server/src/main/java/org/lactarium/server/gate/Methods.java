package org.lactarium.server.gate;

import java.util.Set;
import java.util.regex.Pattern;

/** Which methods an address below {@code /fhir} knows; nothing is deleted. */
final class Methods {

    private static final Set<String> KNOWN = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private static final Pattern OPERATION = Pattern.compile(".*/\\$[^/]+/?");
    private static final Pattern TYPE = Pattern.compile("/fhir/[A-Za-z]+/?");
    private static final Pattern ONE = Pattern.compile("/fhir/[A-Za-z]+/[^/_][^/]*/?");
    private static final Pattern SEARCH = Pattern.compile("(/fhir/?)|(.*/_search/?)");

    private Methods() {}

    static boolean isKnown(String method) {
        return KNOWN.contains(method);
    }

    /** As the header {@code Allow} names them. */
    static String of(String path) {
        if (path.equals("/fhir/metadata")) {
            return "GET, HEAD, OPTIONS";
        }
        if (OPERATION.matcher(path).matches() || SEARCH.matcher(path).matches()) {
            return "GET, HEAD, POST, OPTIONS";
        }
        if (TYPE.matcher(path).matches()) {
            return "GET, HEAD, POST, PUT, PATCH, OPTIONS";
        }
        return ONE.matcher(path).matches() ? "GET, HEAD, PUT, PATCH, OPTIONS" : "GET, HEAD, OPTIONS";
    }
}
