package org.lactarium.routes.laboratory;

import org.hl7.fhir.r4.model.Bundle;
import org.lactarium.routes.quarantine.Reason;

/** What a message becomes. */
public sealed interface Translation permits Translation.Mapped, Translation.NotForTheRecord, Quarantined {

    /** @param transaction idempotent: every entry is a PUT to an id that follows from the result's identity */
    record Mapped(Bundle transaction) implements Translation {}

    /** Understood, and nothing for the record: the message log is where it stays. */
    record NotForTheRecord(Reason reason, String detail) implements Translation {}
}
