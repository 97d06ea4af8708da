package org.lactarium.routes.analyser;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Processing;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.Structure;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Doubts;
import org.lactarium.routes.laboratory.MessageTypes;
import org.lactarium.routes.laboratory.Moments;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Placing;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.laboratory.Transaction;
import org.lactarium.routes.laboratory.Translation;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.laboratory.WholeMessage;
import org.lactarium.routes.quarantine.Reason;

/** What an analyser sends becomes one transaction, a reason why not, or nothing that belongs into the record. */
public final class AnalyserTranslator {

    private static final String CONTROLS = "It measures controls and no milk";
    private static final String MESSAGE_FIELDS = "/analyser/fields.json";
    private static final String ASTM_FIELDS = "/analyser/astm-fields.json";

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

    /**
     * @param text of one message, or of titles and rows of a file, decoded
     * @param received when it arrived
     */
    public Translation translate(String text, Instant received) {
        try {
            if (profile.csv() != null) {
                return file(text, received);
            }
            return profile.format().equals("astm") ? astm(text, received) : message(text, received);
        } catch (Unclear unclear) {
            return unclear.why();
        }
    }

    private Translation file(String text, Instant received) {
        ExportSlips slips = new ExportSlips(profile, profile.csv(), zone);
        List<Slip> rows = slips.of(text);
        Optional<Quarantined> strange = WholeMessage.notUnderstood(slips.notUnderstood(text));
        return strange.isPresent() ? strange.get() : translate(rows, received);
    }

    private Translation message(String text, Instant received) {
        Reading reading = V2Message.read(text);
        if (reading instanceof Reading.Unreadable unreadable) {
            return new Quarantined(Reason.BROKEN_STRUCTURE, unreadable.sentence());
        }
        V2Message message = (V2Message) reading;
        if (Processing.isTest(message, 11)) {
            return Translation.NotForTheRecord.test();
        }
        if (WorkQuery.of(message).isPresent()) {
            return new Translation.NotForTheRecord(Reason.QUERY, "It asks for the work list");
        }
        if (!MessageSlips.TYPES.contains(message.type())) {
            return new Quarantined(
                    Reason.UNSUPPORTED_MESSAGE,
                    "An analyser's feed takes OUL^R22, ORU^R30, ORU^R01 and QBP^Q11",
                    List.of(),
                    MessageTypes.bearing(message, obx -> true));
        }
        return unlessItStops(Structure.fault(message), message, MESSAGE_FIELDS, 11)
                .orElseGet(() -> translate(new MessageSlips(profile, zone).of(message), received));
    }

    private Translation astm(String text, Instant received) {
        Optional<AstmMessage> read = AstmMessage.read(text);
        if (read.isEmpty()) {
            return new Quarantined(Reason.BROKEN_STRUCTURE, "It does not begin with a header record");
        }
        AstmMessage message = read.get();
        if (message.asks()) {
            return new Translation.NotForTheRecord(Reason.QUERY, "It asks for the work list");
        }
        V2Message records = new V2Message(message.records(), message.by(), true);
        if (Processing.isTest(records, 12)) {
            return Translation.NotForTheRecord.test();
        }
        return unlessItStops(AstmStructure.fault(message), records, ASTM_FIELDS, 12)
                .orElseGet(() -> translate(new AstmSlips(profile, zone).of(message), received));
    }

    /** @return what becomes of a message that is not read, because it is not whole, not meant, or not understood */
    private Optional<Translation> unlessItStops(
            Optional<String> fault, V2Message message, String fields, int processing) {
        if (fault.isPresent()) {
            return Optional.of(new Quarantined(Reason.BROKEN_STRUCTURE, fault.get()));
        }
        return switch (Processing.of(message.header().field(processing))) {
            case CONTROL -> Optional.of(new Translation.NotForTheRecord(Reason.CONTROL_RESULT, CONTROLS));
            case TEST, UNKNOWN ->
                Optional.of(
                        new Quarantined(Reason.NOT_UNDERSTOOD, "It does not say whether it is meant or only a test"));
            case PRODUCTION ->
                WholeMessage.notUnderstood(Coverage.notUnderstood(message, fields, profile.fields()))
                        .map(Translation.class::cast);
        };
    }

    /** What becomes of each populated field. */
    public List<Coverage.Line> coverage(String text) {
        if (profile.csv() != null) {
            return rows(text);
        }
        if (profile.format().equals("astm")) {
            return AstmMessage.read(text)
                    .map(message -> new V2Message(message.records(), message.by(), true))
                    .map(message -> Coverage.of(message, ASTM_FIELDS, profile.fields()))
                    .orElse(List.of());
        }
        return V2Message.read(text) instanceof V2Message message
                ? Coverage.of(message, MESSAGE_FIELDS, profile.fields())
                : List.of();
    }

    private List<Coverage.Line> rows(String text) {
        try {
            return new ExportSlips(profile, profile.csv(), zone).coverage(text);
        } catch (Unclear unclear) {
            return List.of();
        }
    }

    /** What the analyser calls a milk analysis. */
    public String test() {
        return profile.tests().get(0);
    }

    /** The character set in which its files are read when nothing else is said; null for messages. */
    public @Nullable Charset charset() {
        return profile.csv() == null ? null : profile.csv().charset();
    }

    /** What of one measurement goes into the record. */
    private record Written(Run run, Placement placement, List<Resource> resources) {}

    private Translation translate(List<Slip> slips, Instant received) {
        RunReader reader = new RunReader(profile);
        Instant latest = received.plus(profile.mayBeAhead());
        Doubts doubts = new Doubts();
        Transaction transaction = new Transaction();
        boolean any = false;
        for (Slip slip : slips) {
            Optional<Written> one =
                    doubts.read(() -> reader.isControl(slip) ? null : written(reader.read(slip), latest));
            if (one.isPresent()) {
                any = true;
                transaction.addAll(one.get().resources());
                transaction.expecting(
                        "Observation/" + one.get().run().id(),
                        one.get().placement().before());
            }
        }
        Quarantined held = doubts.held();
        if (held != null) {
            return any ? new Translation.Partly(transaction.bundle(), held) : held;
        }
        return any
                ? new Translation.Mapped(transaction.bundle(), false, null)
                : new Translation.NotForTheRecord(Reason.CONTROL_RESULT, CONTROLS);
    }

    private Written written(Run run, Instant latest) {
        if (run.measured() == null && profile.ordersByTime()) {
            throw new Unclear(Reason.TIME_MISSING, "Nothing says when it was measured");
        }
        Moments.mustNotLieAhead(run.measured(), "The time of the measurement", latest);
        Moments.mustNotLieAhead(run.issued(), "The time of the release", latest);
        Found found = record.apply(run);
        Placement.Subject subject = Placing.milk(run.claim(), found.placement());
        mustWithdrawSomething(run, found);
        Placing.mustNotGoBack(run.issued(), run.status(), found.placement(), latest);
        return new Written(run, found.placement(), new RunWriter(run, found, subject).write());
    }

    /** A withdrawal that meets nothing would leave the wrong result standing elsewhere. */
    private static void mustWithdrawSomething(Run run, Found found) {
        if (run.status().equals("entered-in-error") && found.placement().before() == null) {
            throw new Unclear(Reason.UNKNOWN_SUBJECT, "It withdraws a measurement that is not on record");
        }
    }
}
