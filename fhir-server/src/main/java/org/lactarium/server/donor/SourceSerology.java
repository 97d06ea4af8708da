package org.lactarium.server.donor;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.SerologyTest;

/**
 * How the blood tests of a donor stand today, for a doctor whose patient had her milk. Says nothing of who she is.
 *
 * @param drawn when her blood was last drawn; null when it never was
 */
public record SourceSerology(State state, @Nullable Instant drawn) {

    /** The gravest last. */
    public enum State {
        NON_REACTIVE,
        /** A test of the panel is missing or not final, or a test has no clear answer. */
        INCOMPLETE,
        REACTIVE,
        CONFIRMED;

        /** The code in {@link org.lactarium.profiles.Systems#SOURCE_SEROLOGY}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param panel the tests that must be there; what any other test found counts too */
    public static SourceSerology of(DonorFile donor, List<SerologyTest> panel) {
        var state = Arrays.stream(SerologyTest.values())
                .map(test -> state(Serology.of(donor, test), panel.contains(test)))
                .max(Comparator.naturalOrder())
                .orElse(State.INCOMPLETE);
        return new SourceSerology(
                state,
                donor.serology().stream()
                        .map(SerologyResult::drawn)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static State state(List<SerologyResult> results, boolean wanted) {
        return Serology.found(results)
                .map(found -> switch (found.rule()) {
                    case SEROLOGY_CONFIRMED -> State.CONFIRMED;
                    case SEROLOGY_REACTIVE -> State.REACTIVE;
                    default -> State.INCOMPLETE;
                })
                .orElseGet(
                        () -> wanted && Serology.negative(results).isEmpty() ? State.INCOMPLETE : State.NON_REACTIVE);
    }
}
