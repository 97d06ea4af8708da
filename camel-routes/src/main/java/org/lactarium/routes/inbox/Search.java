package org.lactarium.routes.inbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the inbox; null means any.
 *
 * @param specimen any number the message gives to a specimen, a container or an order
 * @param since received then or later
 * @param until received before
 */
public record Search(
        @Nullable String feed,
        @Nullable String state,
        @Nullable String controlId,
        @Nullable String specimen,
        @Nullable Instant since,
        @Nullable Instant until) {

    public static Search any() {
        return new Search(null, null, null, null, null, null);
    }

    public static Search byControlId(String controlId) {
        return new Search(null, null, controlId, null, null, null);
    }

    /** Condition of a where clause, with named parameters of {@link #values()}. */
    String condition() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("feed", "feed = :feed");
        conditions.put("state", "state = :state");
        conditions.put("controlId", "control_id = :controlId");
        conditions.put("specimen", "specimens @> array[:specimen]::text[]");
        conditions.put("since", "received >= :since");
        conditions.put("until", "received < :until");
        conditions.keySet().retainAll(values().keySet());
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions.values());
    }

    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        put(values, "feed", feed);
        put(values, "state", state);
        put(values, "controlId", controlId);
        put(values, "specimen", specimen);
        put(values, "since", since == null ? null : Timestamp.from(since));
        put(values, "until", until == null ? null : Timestamp.from(until));
        return values;
    }

    /** For the record of who asked for what. */
    String inWords() {
        return values().entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + (entry.getValue() instanceof Timestamp at ? at.toInstant() : entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
