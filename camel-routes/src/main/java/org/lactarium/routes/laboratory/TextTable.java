package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How written results are understood: the signs of a laboratory, and rows held against the whole text one after the other. */
final class TextTable {

    private final Map<String, String> comparators = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TextParts parts;
    private final List<TextRule.Ready> rows;

    /** @param comparators what is written for {@code < <= >= >}; nothing means exactly */
    @JsonCreator
    TextTable(
            @JsonProperty("comparators") Map<String, String> comparators,
            @JsonProperty("groupedBy") String groupedBy,
            @JsonProperty("decimalSign") String decimalSign,
            @JsonProperty("rows") List<TextRule> rows) {
        this.comparators.putAll(comparators);
        this.parts = new TextParts(comparators.keySet(), groupedBy, decimalSign);
        this.rows = rows.stream().map(rule -> rule.ready(parts)).toList();
    }

    Optional<TextRule.Fit> fitting(Kind kind, String text) {
        return rows.stream().flatMap(row -> row.fits(kind, text).stream()).findFirst();
    }

    /** @return null when nobody has said what it means; empty when it means exactly */
    @Nullable
    String comparator(String written) {
        return written.isBlank() ? "" : comparators.get(written.strip());
    }

    TextParts parts() {
        return parts;
    }
}
