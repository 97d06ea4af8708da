package org.lactarium.server.operations;

import org.lactarium.profiles.number.NumberKey;

/**
 * A number that was given to something.
 *
 * @param reference {@code Type/id}
 * @param number as it is written
 * @param counts false when the record it stands on was replaced by another
 */
public record GivenNumber(Kind kind, String reference, String number, boolean counts) {

    /** What bears a number. Orders are the laboratory's to tell apart, so theirs may come twice and are then in doubt. */
    public enum Kind {
        DONOR,
        UNIT,
        POOL,
        BATCH,
        SPECIMEN,
        ORDER,
        DISPENSE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether two records of this kind may bear one number. */
        public boolean unique() {
            return this != ORDER;
        }
    }

    /** The form in which it is compared with other writings. */
    public String key() {
        return NumberKey.of(number);
    }
}
