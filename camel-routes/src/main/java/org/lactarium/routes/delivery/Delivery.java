package org.lactarium.routes.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Settlement.Binding;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Bearing;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one kept message all the way into the record, or says why not. No message is settled as held before the record knows that
 * the milk and the donors it names wait for a person.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** How often an answer may be put down to the moment. */
    private static final int MOMENTS = 4;

    private final Readers readers;
    private final Record record;
    private final WaitingReports waiting;
    private final Closing closing;

    Delivery(Readers readers, Record record, WaitingReports waiting, Closing closing) {
        this.readers = readers;
        this.record = record;
        this.waiting = waiting;
        this.closing = closing;
    }

    Settlement deliver(Waiting message) {
        try {
            return attempted(message);
        } catch (Away away) {
            Reason reason = away.notAdmitted() ? Reason.NOT_ADMITTED : Reason.SERVER_AWAY;
            return new Settlement.Later(
                    reason.code(),
                    Objects.requireNonNullElse(away.getMessage(), reason.code()),
                    Patience.after(message.attempts()));
        } catch (Refused refused) {
            // the record does not take the report of it: its milk does not wait yet, so it may not be settled
            return new Settlement.Later(
                    Reason.REFUSED.code(), String.valueOf(refused.getMessage()), Patience.after(message.attempts()));
        }
    }

    /** What the record answers again and again, though it is there, is about the message and not about the moment. */
    private Settlement attempted(Waiting message) {
        try {
            return message.fault() == null ? translated(message) : stopped(message);
        } catch (Away away) {
            if (!away.isOfTheMoment() || message.attempts() < MOMENTS) {
                throw away;
            }
            return held(message, new Quarantined(Reason.REFUSED, String.valueOf(away.getMessage())), List.of());
        }
    }

    private Settlement translated(Waiting message) {
        try {
            return settle(message, translate(message.feed(), message.raw(), message.charset(), message.received()));
        } catch (Refused refused) {
            return held(message, new Quarantined(Reason.REFUSED, String.valueOf(refused.getMessage())), List.of());
        } catch (Away away) {
            throw away;
        } catch (RuntimeException bug) {
            // the text of an exception may quote the message: class and place say enough
            LOG.error("message {}: {} at {}", message.id(), bug.getClass().getName(), bug.getStackTrace()[0]);
            return held(
                    message,
                    new Quarantined(Reason.INTERNAL_ERROR, bug.getClass().getSimpleName()),
                    List.of());
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

    /** What was found at the door is not looked for again. */
    private Settlement stopped(Waiting message) {
        String fault = Objects.requireNonNull(message.fault());
        String detail = Objects.requireNonNullElse(message.detail(), "");
        return fault.equals(Reason.ACKNOWLEDGEMENT.code())
                ? new Settlement.LeftOut(fault, detail)
                : held(
                        message,
                        new Quarantined(
                                Reason.of(fault).orElse(Reason.INTERNAL_ERROR), detail, List.of(), bearing(message)),
                        List.of());
    }

    /** What a message means for milk that may not be delivered as it stands: what it says decides, as far as it can be read. */
    Bearing bearing(Waiting message) {
        try {
            Translation read = translate(message.feed(), message.raw(), message.charset(), message.received());
            if (read instanceof Translation.Mapped mapped) {
                return mapped.harmless() ? Bearing.WAITS : Bearing.STOPS;
            }
            if (read instanceof Translation.NotForTheRecord) {
                return Bearing.NONE;
            }
            return read instanceof Quarantined held ? held.bearing() : Bearing.STOPS;
        } catch (Away away) {
            throw away;
        } catch (RuntimeException unreadable) {
            return Bearing.STOPS;
        }
    }

    private Settlement settle(Waiting message, Translation translation) {
        if (translation instanceof Quarantined quarantined) {
            return held(message, quarantined, List.of());
        }
        if (translation instanceof Translation.Partly partly) {
            return held(message, partly.held(), transact(partly.transaction()));
        }
        if (translation instanceof Translation.NotForTheRecord left) {
            closing.close(message);
            return new Settlement.LeftOut(left.reason().code(), left.detail());
        }
        Translation.Mapped mapped = (Translation.Mapped) translation;
        List<String> resources = transact(mapped.transaction());
        closing.close(message);
        return mapped.remark() == null
                ? new Settlement.Delivered(resources)
                : new Settlement.Delivered(
                        resources,
                        mapped.remark().reason().code(),
                        mapped.remark().detail());
    }

    private List<String> transact(Bundle transaction) {
        return record.transact(transaction).getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .filter(Objects::nonNull)
                .toList();
    }

    private Settlement held(Waiting message, Quarantined why, List<String> resources) {
        if (why.bearing() == Bearing.NONE) {
            // what it may have bound before, while it could not be compared, is bound no longer
            closing.close(message);
        }
        waiting.report(message, why);
        return new Settlement.Held(
                why.reason().code(),
                why.detail(),
                why.bearing() == Bearing.NONE ? Binding.NOTHING : Binding.BOUND,
                resources);
    }
}
