package org.lactarium.routes.delivery;

import java.time.Instant;
import java.util.List;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.LaboratoryReader;
import org.lactarium.routes.laboratory.LaboratoryTranslator;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.laboratory.Understanding;
import org.lactarium.routes.quarantine.Reason;

/** A laboratory's messages, with the record asked in the middle. */
record LaboratoryMessages(LaboratoryReader reader, Lookups lookups) implements Translator {

    @Override
    public Translation translate(String text, Instant received) {
        Reading reading = V2Message.read(text);
        if (reading instanceof Reading.Unreadable unreadable) {
            return new Quarantined(Reason.BROKEN_STRUCTURE, unreadable.sentence());
        }
        Understanding understanding = reader.read((V2Message) reading, received);
        if (understanding instanceof Understanding.Understood understood) {
            return placed(understood);
        }
        // what is not understood is its own translation
        return (Translation) understanding;
    }

    private Translation placed(Understanding.Understood understood) {
        try {
            return LaboratoryTranslator.translate(
                    understood,
                    understood.reports().stream().map(lookups::place).toList());
        } catch (Unclear ambiguous) {
            return ambiguous.why();
        }
    }

    @Override
    public List<Coverage.Line> coverage(String text) {
        return V2Message.read(text) instanceof V2Message message ? reader.coverage(message) : List.of();
    }
}
