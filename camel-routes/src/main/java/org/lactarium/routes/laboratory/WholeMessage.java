package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Map;
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

    /**
     * Of a laboratory's message.
     *
     * @param more fields of which its data file says what becomes of them
     * @return why it is held; empty when it can be read
     */
    public static Optional<Quarantined> fault(V2Message message, Map<String, Map<String, String>> more) {
        return Structure.fault(message)
                .map(sentence -> new Quarantined(Reason.BROKEN_STRUCTURE, sentence))
                .or(() -> notUnderstood(Coverage.notUnderstood(message, more)));
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
