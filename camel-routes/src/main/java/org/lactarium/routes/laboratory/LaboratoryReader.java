package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.Processing;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** Understands ORU^R01: each OBR becomes a {@link Report}. Nothing is looked up and nothing is guessed. */
public final class LaboratoryReader {

    private static final Set<String> TYPES = Set.of("ORU^R01", "ORU");

    private final LaboratoryProfile profile;
    private final ZoneId zone;

    /** @param zone of timestamps without an offset */
    public LaboratoryReader(LaboratoryProfile profile, ZoneId zone) {
        this.profile = profile;
        this.zone = zone;
    }

    /** @param received when the message arrived */
    public Understanding read(V2Message message, Instant received) {
        try {
            if (Processing.isTest(message, 11)) {
                return Translation.NotForTheRecord.test();
            }
            return TYPES.contains(message.type())
                    ? whole(message, received.plus(profile.tolerance()))
                    : MessageTypes.unsupported(message, profile);
        } catch (Unclear unclear) {
            return unclear.why();
        }
    }

    /** What becomes of each populated field. */
    public List<Coverage.Line> coverage(V2Message message) {
        return Coverage.of(message, profile.fields());
    }

    /** What is understood of a message counts only when nothing else of what carries the result was passed over. */
    private Understanding whole(V2Message message, Instant latest) {
        Optional<Quarantined> broken = WholeMessage.broken(message);
        if (broken.isPresent()) {
            return broken.get();
        }
        if (Processing.of(message.header().field(11)) != Processing.PRODUCTION) {
            throw new Unclear(Reason.NOT_UNDERSTOOD, "It does not say whether it is meant or only a test");
        }
        Understanding read = understood(message, latest);
        return read instanceof Understanding.Understood
                ? WholeMessage.notUnderstood(Coverage.notUnderstood(message, profile.fields()))
                        .<Understanding>map(held -> held)
                        .orElse(read)
                : read;
    }

    /** A sentence on segments that have lost the OBR they belong to; empty when each has one. */
    public static Optional<String> disorder(V2Message message) {
        try {
            orders(message);
            return Optional.empty();
        } catch (Unclear unclear) {
            return Optional.of(unclear.why().detail());
        }
    }

    private static OrderGroups orders(V2Message message) {
        OrderGroups orders = OrderGroups.of(message);
        if (orders.groups().isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
        return orders;
    }

    private Understanding understood(V2Message message, Instant latest) {
        OrderGroups orders = orders(message);
        Relevance relevance = new Relevance(profile);
        Doubts doubts = new Doubts();
        orders.ofPatients().forEach(obx -> doubts.check(() -> relevance.mustNotMatter(obx)));
        List<Section> sections = sections(message, orders, relevance, doubts);
        List<Report> reports = new ArrayList<>();
        ReportReader reader = new ReportReader(profile, zone, latest, isolates(sections, latest));
        for (Section section : sections) {
            doubts.read(() -> reader.read(section, doubts)).ifPresent(read -> read.ifPresent(reports::add));
        }
        if (!reports.isEmpty()) {
            doubts.read(() -> LooseText.of(message, profile))
                    .ifPresent(texts -> reports.forEach(report ->
                            doubts.check(() -> new FreeText(profile.remarks(), report).mustNotContradict(texts))));
            return new Understanding.Understood(reports, doubts.held(), latest);
        }
        return doubts.held() == null
                ? new Translation.NotForTheRecord(Reason.NOT_ABOUT_MILK, "It holds no test that concerns milk")
                : doubts.held();
    }

    private List<Section> sections(V2Message message, OrderGroups orders, Relevance relevance, Doubts doubts) {
        String laboratory = message.header().field(4).value();
        List<Section> sections = new ArrayList<>();
        for (OrderGroup group : orders.groups()) {
            doubts.read(() -> relevance.of(group))
                    .flatMap(relevant -> relevant)
                    .flatMap(relevant -> doubts.read(() ->
                            new Section(Head.of(relevant, laboratory, profile), relevant, Claim.of(relevant, profile))))
                    .ifPresent(sections::add);
        }
        return sections;
    }

    /** Organisms come first, because a susceptibility may stand before the isolate it belongs to. */
    private Isolates isolates(List<Section> sections, Instant latest) {
        List<Isolate> isolates = new ArrayList<>();
        for (Section section : sections) {
            // what is unclear here is found again, and said, when the report is read
            Doubts found = new Doubts();
            found.check(() -> new StatusAgreement(profile.finalInPreliminary()).mustHold(section.group()));
            if (found.none()) {
                new ResultReader(profile, section, new Times(zone, section.group(), latest))
                        .read(null, new Doubts())
                        .forEach(organism -> isolates.add(Isolate.of(section, organism)));
            }
        }
        return new Isolates(profile, isolates);
    }
}
