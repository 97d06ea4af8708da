package org.lactarium.server.operations.chart;

import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A FHIR search that always says what it looks for: a criterion without a value would find everything there is, so it cannot be
 * made. Values that come from people and scanners are made harmless by {@link #token}, {@link #text} and {@link #identifier}; what
 * names nothing is refused (400), because it may be they who said so.
 */
public final class Query {

    /** More at once make the database plan badly. */
    private static final int MANY = 100;

    /** Without a modifier: {@code :not} and {@code :missing} find what does not say a thing, which may be everything. */
    private static final Pattern NAME = Pattern.compile("_?[A-Za-z]+(-[a-z]+)*");

    private static final Pattern NOTHING = Pattern.compile("null|eq|ne|gt|lt|ge|le|sa|eb|ap");
    private static final Pattern SIGN = Pattern.compile("[\\p{L}\\p{N}]");

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    /**
     * @param name of a search parameter
     * @param value escaped as it stands in a URL; several between commas are alternatives
     * @throws InvalidRequestException when one of the values is empty, a wildcard, a system or a comparator alone, or a reference to
     *     nothing
     */
    public static Query where(String name, String value) {
        if (value == null
                || value.contains("&")
                || value.contains("#")
                || !NAME.matcher(name).matches()) {
            throw nothing(name);
        }
        for (var one : value.split(",", -1)) {
            if (!names(one)) {
                throw nothing(name);
            }
        }
        return new Query(name + "=" + value);
    }

    private static InvalidRequestException nothing(String name) {
        return new InvalidRequestException("A search by " + name + " without a value would find everything.");
    }

    private static boolean names(String escaped) {
        try {
            var said = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
            var value = said.substring(around(said)).strip();
            return SIGN.matcher(value).find() && !NOTHING.matcher(value).matches();
        } catch (IllegalArgumentException notEscaped) {
            return false;
        }
    }

    /** Where the number begins behind its system, or the id behind its type. A pattern would begin to look at each character anew. */
    private static int around(String said) {
        int at = said.length();
        while (at > 0 && !(said.charAt(at - 1) == '/' || said.charAt(at - 1) == '|' && !isEscaped(said, at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isEscaped(String said, int at) {
        return at > 0 && said.charAt(at - 1) == '\\';
    }

    /** Every number of a system. */
    public static Query ofSystem(String name, String system) {
        where(name, text(system));
        return new Query(name + "=" + encoded(ParameterUtil.escape(system) + "|"));
    }

    /** What a scanner's text may be the number of: {@code number}, or {@code system|number}; empty when it names nothing. */
    public static Optional<Query> identifier(String scanned) {
        var bar = scanned.indexOf('|');
        var value = bar > 0 ? token(scanned.substring(0, bar), scanned.substring(bar + 1)) : text(scanned);
        return names(value) ? Optional.of(where("identifier", value)) : Optional.empty();
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
