package org.lactarium.server.donation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bag or bottle as it stood on the receiving bench.
 *
 * @param number the number on its label
 * @param expressed null when the label does not say
 * @param volume mL; null when neither label nor bench says
 * @param condition state of the milk, felt and seen
 */
public record Arrival(
        String number,
        @Nullable Instant expressed,
        @Nullable Double volume,
        Condition condition,
        boolean sealIntact,
        Instant received) {

    /** State of the milk on arrival. */
    public enum Condition {
        FROZEN("frozen"),
        ICE_CRYSTALS("ice-crystals"),
        THAWED("thawed");

        private final String code;

        Condition(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Condition> of(String code) {
            return Arrays.stream(values())
                    .filter(condition -> condition.code.equals(code))
                    .findFirst();
        }
    }
}
