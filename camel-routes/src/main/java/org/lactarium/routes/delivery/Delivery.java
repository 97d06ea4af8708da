package org.lactarium.routes.delivery;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.LaboratoryTranslator;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Report;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.laboratory.Understanding;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one kept message all the way into the record, or says why not. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Readers readers;
    private final Record record;
    private final Lookups lookups;

    Delivery(Readers readers, Record record) {
        this.readers = readers;
        this.record = record;
        this.lookups = new Lookups(record);
    }

    Settlement deliver(Waiting message) {
        try {
            return settle(translate(message.feed(), message.raw(), message.charset()));
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

    /** @param charset as it was found at the door; null looks again */
    Translation translate(String feed, byte[] raw, @Nullable String charset) {
        Reading reading = readers.read(feed, raw, charset);
        if (reading instanceof Reading.Unreadable unreadable) {
            return new Quarantined(Reason.BROKEN_STRUCTURE, unreadable.sentence());
        }
        Understanding understanding = readers.reader(feed).read((V2Message) reading);
        if (understanding instanceof Quarantined quarantined) {
            return quarantined;
        }
        List<Report> reports = ((Understanding.Understood) understanding).reports();
        return LaboratoryTranslator.translate(
                reports, reports.stream().map(lookups::place).toList());
    }

    List<Coverage.Line> coverage(String feed, byte[] raw, @Nullable String charset) {
        return readers.read(feed, raw, charset) instanceof V2Message message ? Coverage.of(message) : List.of();
    }

    private Settlement settle(Translation translation) {
        if (translation instanceof Quarantined quarantined) {
            return held(quarantined.reason(), quarantined.detail());
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
