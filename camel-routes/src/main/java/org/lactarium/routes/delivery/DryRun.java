package org.lactarium.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;

/** Shows what a message would become, with the record asked and nothing written, kept or answered. */
public final class DryRun {

    private final Delivery delivery;
    private final FhirContext context;

    DryRun(Delivery delivery, FhirContext context) {
        this.delivery = delivery;
        this.context = context;
    }

    /**
     * @param held whether it would wait for a person
     * @param reason code of why it would be held, or why nothing of it is for the record; else null
     * @param transaction FHIR JSON; null when nothing would be written
     * @param fields one line for every populated field
     */
    public record Preview(
            boolean held,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String transaction,
            List<Coverage.Line> fields) {}

    public Preview of(String feed, byte[] raw) {
        try {
            return preview(delivery.translate(feed, raw, null, Instant.now()), delivery.coverage(feed, raw, null));
        } catch (Away | Refused e) {
            return new Preview(true, "server-away", e.getMessage(), null, delivery.coverage(feed, raw, null));
        }
    }

    /** Populated fields of a message of which nobody has said what becomes of them. */
    public List<String> notUnderstood(String feed, byte[] raw) {
        return delivery.coverage(feed, raw, null).stream()
                .filter(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD)
                .map(Coverage.Line::field)
                .distinct()
                .toList();
    }

    private Preview preview(Translation translation, List<Coverage.Line> fields) {
        if (translation instanceof Quarantined quarantined) {
            return new Preview(true, quarantined.reason().code(), quarantined.detail(), null, fields);
        }
        if (translation instanceof Translation.NotForTheRecord left) {
            return new Preview(false, left.reason().code(), left.detail(), null, fields);
        }
        if (translation instanceof Translation.Partly partly) {
            return new Preview(
                    true, partly.held().reason().code(), partly.held().detail(), json(partly.transaction()), fields);
        }
        return new Preview(false, null, null, json(((Translation.Mapped) translation).transaction()), fields);
    }

    private String json(Bundle transaction) {
        return context.newJsonParser().setPrettyPrint(true).encodeResourceToString(transaction);
    }
}
