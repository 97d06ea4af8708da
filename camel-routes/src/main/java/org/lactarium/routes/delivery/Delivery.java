package org.lactarium.routes.delivery;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.LaboratoryProfile;
import org.lactarium.routes.laboratory.LaboratoryReader;
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

    private final Feeds feeds;
    private final LaboratoryProfile profile;
    private final Record record;
    private final Lookups lookups;

    Delivery(Feeds feeds, LaboratoryProfile profile, Record record) {
        this.feeds = feeds;
        this.profile = profile;
        this.record = record;
        this.lookups = new Lookups(record);
    }

    Settlement deliver(Waiting message) {
        try {
            return attempt(message);
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

    private Settlement attempt(Waiting message) {
        // decoded as the feed is configured now, so that a replay sees a corrected override
        Charset charset = Optional.ofNullable(feeds.named(message.feed()).charset())
                .orElseGet(() -> Charset.forName(message.charset()));
        Optional<String> text = Text.decode(message.raw(), charset);
        if (text.isEmpty()) {
            return held(Reason.UNDECODABLE_TEXT, "The bytes are not " + charset.name());
        }
        Reading reading = V2Message.read(text.get());
        if (!(reading instanceof V2Message parsed)) {
            return held(Reason.BROKEN_STRUCTURE, ((Reading.Unreadable) reading).sentence());
        }
        LaboratoryReader reader =
                new LaboratoryReader(profile, feeds.named(message.feed()).zone());
        Understanding understanding = reader.read(parsed);
        if (understanding instanceof Quarantined quarantined) {
            return held(quarantined.reason(), quarantined.detail());
        }
        return write(((Understanding.Understood) understanding).reports());
    }

    private Settlement write(List<Report> reports) {
        Translation translation = LaboratoryTranslator.translate(
                reports, reports.stream().map(lookups::place).toList());
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
