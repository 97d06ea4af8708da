package org.lactarium.routes.delivery;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one kept message all the way into the record, or says why not. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Readers readers;
    private final Record record;

    Delivery(Readers readers, Record record) {
        this.readers = readers;
        this.record = record;
    }

    Settlement deliver(Waiting message) {
        try {
            return settle(translate(message.feed(), message.raw(), message.charset(), message.received()));
        } catch (Away away) {
            Reason reason = away.notAdmitted() ? Reason.NOT_ADMITTED : Reason.SERVER_AWAY;
            return new Settlement.Later(reason.code(), away.getMessage(), Patience.after(message.attempts()));
        } catch (Refused refused) {
            return held(Reason.REFUSED, refused.getMessage());
        } catch (RuntimeException bug) {
            // the text of an exception may quote the message: class and place say enough
            LOG.error("message {}: {} at {}", message.id(), bug.getClass().getName(), bug.getStackTrace()[0]);
            return held(Reason.INTERNAL_ERROR, bug.getClass().getSimpleName());
        }
    }

    /**
     * @param charset as it was found at the door; null looks again
     * @param received when it arrived
     */
    Translation translate(String feed, byte[] raw, @Nullable String charset, Instant received) {
        return readers.text(feed, raw, charset)
                .map(text -> readers.translator(feed).translate(text, received))
                .orElseGet(() ->
                        new Quarantined(Reason.UNDECODABLE_TEXT, "The bytes do not fit the character set of the feed"));
    }

    List<Coverage.Line> coverage(String feed, byte[] raw, @Nullable String charset) {
        return readers.text(feed, raw, charset)
                .map(readers.translator(feed)::coverage)
                .orElse(List.of());
    }

    private Settlement settle(Translation translation) {
        if (translation instanceof Quarantined quarantined) {
            return held(quarantined.reason(), quarantined.detail());
        }
        if (translation instanceof Translation.NotForTheRecord left) {
            return new Settlement.LeftOut(left.reason().code(), left.detail());
        }
        if (translation instanceof Translation.Partly partly) {
            record.transact(partly.transaction());
            return held(partly.held().reason(), partly.held().detail());
        }
        Bundle answer = record.transact(((Translation.Mapped) translation).transaction());
        return new Settlement.Delivered(answer.getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .filter(location -> location != null)
                .toList());
    }

    private static Settlement held(Reason reason, String detail) {
        return new Settlement.Held(reason.code(), detail);
    }
}
