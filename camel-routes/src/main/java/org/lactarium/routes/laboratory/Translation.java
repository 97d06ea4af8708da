package org.lactarium.routes.laboratory;

import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Reason;

/** What a message becomes. */
public sealed interface Translation
        permits Translation.Mapped, Translation.Partly, Translation.NotForTheRecord, Quarantined {

    /**
     * Everything in it was read.
     *
     * @param transaction idempotent: every entry is a PUT to an id that follows from the result's identity
     * @param harmless whether every result in it would pass and none is a correction or a withdrawal
     * @param remark what a person should map although the record has the result, such as an organism; null for nothing
     */
    record Mapped(Bundle transaction, boolean harmless, @Nullable Quarantined remark) implements Translation {}

    /**
     * Some of its results were read and some were not.
     *
     * @param transaction what was read, as in {@link Mapped}
     * @param held what was not
     */
    record Partly(Bundle transaction, Quarantined held) implements Translation {}

    /** Understood, and nothing for the record: the message log is where it stays. */
    record NotForTheRecord(Reason reason, String detail) implements Translation, Understanding {

        /** Test and training messages touch no milk, neither way. */
        public static NotForTheRecord test() {
            return new NotForTheRecord(Reason.TEST_MESSAGE, "It is a test or training message");
        }
    }
}
