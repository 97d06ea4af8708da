package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lactarium.routes.hl7.Structure;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** Asks of a message, before anything of it is read, whether all of it can be: it is read whole or not at all. */
public final class WholeMessage {

    /** A person needs the first ones, and a sentence has an end. */
    private static final int NAMED = 12;

    private WholeMessage() {}

    /** @return why its segments are no whole message; empty when they are */
    static Optional<Quarantined> broken(V2Message message) {
        return Structure.fault(message).map(sentence -> new Quarantined(Reason.BROKEN_STRUCTURE, sentence));
    }

    /** @param parts of the message that nobody reads and nobody may pass over */
    public static Optional<Quarantined> notUnderstood(List<String> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String named = parts.stream().limit(NAMED).collect(Collectors.joining(", "));
        String sentence = "Not understood: " + named + (parts.size() > NAMED ? ", …" : "");
        return Optional.of(new Quarantined(Reason.NOT_UNDERSTOOD, sentence));
    }
}
