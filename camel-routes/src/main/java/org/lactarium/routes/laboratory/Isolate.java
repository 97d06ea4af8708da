package org.lactarium.routes.laboratory;

import java.util.UUID;

/**
 * An organism of this message, as a susceptibility may name it.
 *
 * @param filler of the report it stands in
 * @param placer of the report it stands in; may be empty
 * @param code of its result, MBORG as a rule
 * @param subId OBX-4
 * @param text what the laboratory calls the organism
 */
record Isolate(String filler, String placer, String code, String subId, String text, UUID id) {

    static Isolate of(String filler, String placer, Report.Result organism) {
        String text = organism.value() instanceof Value.Coded coded ? coded.text() : "";
        return new Isolate(filler, placer, organism.meaning().code(), organism.subId(), text, organism.id());
    }
}
