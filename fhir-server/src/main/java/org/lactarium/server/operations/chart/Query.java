package org.lactarium.server.operations.chart;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Search values that come from people and scanners, made harmless. */
public final class Query {

    /** More at once make the database plan badly. */
    private static final int MANY = 100;

    private Query() {}

    /** {@code system|value} as one search value, whatever stands in it. */
    public static String token(String system, String value) {
        return encoded(ParameterUtil.escape(system) + "|" + ParameterUtil.escape(value));
    }

    /** A value without a system. */
    public static String text(String value) {
        return encoded(ParameterUtil.escape(value));
    }

    /**
     * Searches for any of many references, a hundred at a time.
     *
     * @param name of the search parameter, {@code parent}
     * @param values references or ids, as the server itself gave them
     */
    public static List<String> anyOf(String name, Collection<String> values) {
        var all = List.copyOf(new LinkedHashSet<>(values));
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MANY)
                .mapToObj(from -> name + "=" + String.join(",", all.subList(from, Math.min(from + MANY, all.size()))))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
