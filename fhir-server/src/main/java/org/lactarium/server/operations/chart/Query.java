package org.lactarium.server.operations.chart;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Search values that come from people and scanners, made harmless. */
public final class Query {

    private Query() {}

    /** {@code system|value} as one search value, whatever stands in it. */
    public static String token(String system, String value) {
        return encoded(ParameterUtil.escape(system) + "|" + ParameterUtil.escape(value));
    }

    /** A value without a system. */
    public static String text(String value) {
        return encoded(ParameterUtil.escape(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
