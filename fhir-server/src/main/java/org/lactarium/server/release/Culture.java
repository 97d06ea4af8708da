package org.lactarium.server.release;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One laboratory finding in one milk. Results entered in error or cancelled are not given to the rules.
 *
 * @param result which result in which version, for explaining a decision: {@code Observation/x/_history/2}
 * @param last true when the laboratory says final, amended or corrected
 * @param organism codes of the organism found, {@link #UNNAMED} among them when only the laboratory knows which it is; empty
 *     when this is a count of everything
 * @param label what the laboratory calls it, for the sentence
 * @param flagged whether the laboratory warns of it
 * @param count CFU/mL; null when only growth or an organism is reported
 * @param doubted whether what it says is not believed when it passes: it contradicts itself, or cannot be of this milk
 * @param parts what the same result says beside its answer
 */
public record Culture(
        String result,
        Stage stage,
        boolean last,
        Growth growth,
        Set<String> organism,
        String label,
        boolean flagged,
        @Nullable Count count,
        boolean doubted,
        List<Culture> parts) {

    /** Stands for an organism without a code that everybody understands. */
    public static final String UNNAMED = "?";

    public Culture {
        organism = Set.copyOf(organism);
        parts = List.copyOf(parts);
    }

    /** Nothing beside it. */
    public Culture(
            String result,
            Stage stage,
            boolean last,
            Growth growth,
            Set<String> organism,
            String label,
            boolean flagged,
            @Nullable Count count) {
        this(result, stage, last, growth, organism, label, flagged, count, false, List.of());
    }

    /** Without a warning. */
    public Culture(
            String result,
            Stage stage,
            boolean last,
            Growth growth,
            Set<String> organism,
            String label,
            @Nullable Count count) {
        this(result, stage, last, growth, organism, label, false, count);
    }

    /** Before (raw, from the pool) or after (from the batch) pasteurisation. */
    public enum Stage {
        PRE("pre"),
        POST("post");

        private final String code;

        Stage(String code) {
            this.code = code;
        }

        /** Code in {@link org.lactarium.profiles.Systems#CULTURE_STAGE}. */
        public String code() {
            return code;
        }
    }

    /** What was seen on the plate. */
    public enum Growth {
        NONE,
        SOME,
        /** A count decides, or nothing can be said. */
        UNSAID
    }

    /** It says that nothing grew, and warns: one of the two is wrong. */
    boolean contradictsItself(double detectionLimit) {
        return flagged && empty(detectionLimit);
    }

    /** No growth, a count of zero, or less than the plate can show. */
    boolean empty(double detectionLimit) {
        return growth == Growth.NONE || growth != Growth.SOME && count != null && count.nothing(detectionLimit);
    }

    boolean everything() {
        return organism.isEmpty();
    }
}
