package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table by which written results are understood. The first row that fits the whole text decides.
 *
 * @param kinds of results it is for
 * @param matches a regular expression in which <code>{number}</code> and the like stand for a part; see {@link TextParts}
 * @param means what such a text says
 */
record TextRule(@JsonProperty("for") List<Kind> kinds, String matches, Meaning means) {

    enum Meaning {
        @JsonProperty("no-growth")
        NO_GROWTH,
        @JsonProperty("growth")
        GROWTH,
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("range")
        RANGE,
        @JsonProperty("ratio")
        RATIO,
        @JsonProperty("words")
        WORDS
    }

    Ready ready(TextParts parts) {
        return new Ready(this, parts.compile(matches));
    }

    /** A row with its expression compiled. */
    record Ready(TextRule rule, Pattern pattern) {
        Optional<Fit> fits(Kind kind, String text) {
            Matcher matcher = pattern.matcher(text);
            return rule.kinds().contains(kind) && matcher.matches()
                    ? Optional.of(new Fit(rule.means(), matcher))
                    : Optional.empty();
        }
    }

    /** A text that a row fits. */
    record Fit(Meaning means, Matcher matcher) {

        /** The text of a part; null when the row has none of that name, or it took no part. */
        @Nullable
        String part(String name) {
            boolean named = matcher.pattern().pattern().contains("(?<" + name + ">");
            return named ? matcher.group(name) : null;
        }

        String partOr(String name, String otherwise) {
            String part = part(name);
            return part == null ? otherwise : part.strip();
        }
    }
}
