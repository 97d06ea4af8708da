package org.lactarium.routes.analyser;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Placing;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Transaction;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** What an analyser sends becomes one transaction, a reason why not, or nothing that belongs into the record. */
public final class AnalyserTranslator {

    private final AnalyserProfile profile;
    private final ZoneId zone;
    private final Function<Run, Found> record;

    /**
     * @param zone of timestamps without an offset
     * @param record says what the numbers of a measurement stand for; whatever it throws goes through
     */
    public AnalyserTranslator(AnalyserProfile profile, ZoneId zone, Function<Run, Found> record) {
        this.profile = profile;
        this.zone = zone;
        this.record = record;
    }

    /** @param text of one message, decoded */
    public Translation translate(String text) {
        Reading reading = V2Message.read(text);
        if (reading instanceof Reading.Unreadable unreadable) {
            return new Quarantined(Reason.BROKEN_STRUCTURE, unreadable.sentence());
        }
        V2Message message = (V2Message) reading;
        if (WorkQuery.of(message).isPresent()) {
            return new Translation.NotForTheRecord(Reason.QUERY, "It asks for the work list");
        }
        if (!MessageSlips.TYPES.contains(message.type())) {
            return new Quarantined(
                    Reason.UNSUPPORTED_MESSAGE, "An analyser's feed takes OUL^R22, ORU^R30, ORU^R01 and QBP^Q11");
        }
        try {
            return translate(new MessageSlips(profile, zone).of(message));
        } catch (Unclear unclear) {
            return unclear.why();
        }
    }

    /** What becomes of each populated field. */
    public List<Coverage.Line> coverage(String text) {
        return V2Message.read(text) instanceof V2Message message
                ? Coverage.of(message, "/analyser/fields.json", profile.fields())
                : List.of();
    }

    private Translation translate(List<Slip> slips) {
        RunReader reader = new RunReader(profile);
        List<Slip> milk = slips.stream().filter(slip -> !reader.isControl(slip)).toList();
        if (milk.isEmpty()) {
            return new Translation.NotForTheRecord(Reason.CONTROL_RESULT, "It measures controls and no milk");
        }
        List<Run> runs = milk.stream().map(reader::read).toList();
        Transaction transaction = new Transaction();
        for (Run run : runs) {
            Found found = record.apply(run);
            Placement.Subject subject = Placing.milk(run.claim(), found.placement());
            mustWithdrawSomething(run, found);
            Placing.mustNotGoBack(run.issued(), run.status(), found.placement());
            transaction.addAll(new RunWriter(run, found, subject).write());
            transaction.expecting("Observation/" + run.id(), found.placement().before());
        }
        return new Translation.Mapped(transaction.bundle());
    }

    /** A withdrawal that meets nothing would leave the wrong result standing elsewhere. */
    private static void mustWithdrawSomething(Run run, Found found) {
        if (run.status().equals("entered-in-error") && found.placement().before() == null) {
            throw new Unclear(Reason.UNKNOWN_SUBJECT, "It withdraws a measurement that is not on record");
        }
    }
}
