package org.lactarium.routes.laboratory;

import org.hl7.fhir.r4.model.Bundle;

/** What a laboratory message becomes. */
public sealed interface Translation permits Translation.Mapped, Quarantined {

    /** @param transaction idempotent: every entry is a PUT to an id that follows from the result's identity */
    record Mapped(Bundle transaction) implements Translation {}
}
