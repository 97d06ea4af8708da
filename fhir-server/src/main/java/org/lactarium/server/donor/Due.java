package org.lactarium.server.donor;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Something that ends for a donor unless it is renewed, or, of a birthday, for good.
 *
 * @param on the last day that it speaks for; of her child the birthday from which its age is too much
 */
public record Due(Kind kind, LocalDate on) {

    public enum Kind {
        SEROLOGY,
        INTERVIEW,
        CONSENT,
        CHILD_BIRTHDAY;

        /** The code in {@link org.lactarium.profiles.Systems#DUE}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The last day of which her milk may be taken as things stand. */
    LocalDate last() {
        return kind == Kind.CHILD_BIRTHDAY ? on.minusDays(1) : on;
    }
}
