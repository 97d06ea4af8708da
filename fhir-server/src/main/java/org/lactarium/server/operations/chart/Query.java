package org.lactarium.server.operations.chart;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A FHIR search that always says what it looks for: a criterion without a value would find everything there is, so it cannot be
 * made. Values that come from people and scanners are made harmless by {@link #token} and {@link #text}.
 */
public final class Query {

    /** More at once make the database plan badly. */
    private static final int MANY = 100;

    private static final Pattern NOTHING = Pattern.compile("|null|.*/|.*/null");

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    /**
     * @param name of a search parameter
     * @param value escaped as it stands in a URL; several between commas are alternatives
     * @throws IllegalArgumentException when one of the values is empty or a reference to nothing
     */
    public static Query where(String name, String value) {
        for (var one : value.split(",", -1)) {
            if (NOTHING.matcher(one.strip()).matches()) {
                throw new IllegalArgumentException("A search by " + name + " without a value would find everything");
            }
        }
        return new Query(name + "=" + value);
    }

    /** Every number of a system. */
    public static Query ofSystem(String name, String system) {
        return where(name, encoded(ParameterUtil.escape(system) + "|"));
    }

    /** What matches this, too. */
    public Query and(String name, String value) {
        return and(where(name, value));
    }

    public Query and(Query other) {
        return new Query(text + "&" + other.text);
    }

    /** As it follows the question mark in a URL. */
    @Override
    public String toString() {
        return text;
    }

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
    public static List<Query> anyOf(String name, Collection<String> values) {
        var all = List.copyOf(new LinkedHashSet<>(values));
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MANY)
                .mapToObj(from -> where(name, String.join(",", all.subList(from, Math.min(from + MANY, all.size())))))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
