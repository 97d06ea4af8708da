package org.lactarium.routes.laboratory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
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

    public Understanding read(V2Message message) {
        if (!TYPES.contains(message.type())) {
            return new Quarantined(Reason.UNSUPPORTED_MESSAGE, "A laboratory feed takes ORU^R01");
        }
        Optional<Quarantined> fault = WholeMessage.fault(message, Map.of());
        if (fault.isPresent()) {
            return fault.get();
        }
        try {
            return new Understanding.Understood(reports(message));
        } catch (Unclear unclear) {
            return unclear.why();
        }
    }

    private List<Report> reports(V2Message message) {
        List<OrderGroup> groups = OrderGroup.of(message);
        long attached =
                groups.stream().mapToLong(group -> group.results().size()).sum();
        if (groups.isEmpty() || attached != message.all("OBX").count()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
        String laboratory = message.header().field(4).value();
        Doubts doubts = new Doubts();
        List<Section> sections = new ArrayList<>();
        for (OrderGroup group : groups) {
            doubts.read(() -> new Section(Head.of(group, laboratory, profile), group))
                    .ifPresent(sections::add);
        }
        Isolates isolates = new Isolates(profile, laboratory, isolates(sections));
        List<Report> reports = new ArrayList<>();
        for (Section section : sections) {
            doubts.read(() -> report(message, section, isolates)).ifPresent(reports::add);
        }
        doubts.settle();
        return reports;
    }

    private record Section(Head head, OrderGroup group) {}

    /** Organisms come first, because a susceptibility may stand before the isolate it belongs to. */
    private List<Isolate> isolates(List<Section> sections) {
        List<Isolate> isolates = new ArrayList<>();
        for (Section section : sections) {
            new ResultReader(profile, zone, section.head())
                    .read(section.group(), null)
                    .forEach(organism -> isolates.add(
                            Isolate.of(section.head().filler(), section.group().placerNumber(), organism)));
        }
        return isolates;
    }

    private Report report(V2Message message, Section section, Isolates isolates) {
        Head head = section.head();
        OrderGroup group = section.group();
        Times times = new Times(zone, message, group);
        List<Report.Result> results = new ResultReader(profile, zone, head).read(group, isolates);
        List<Report.Document> documents = new DocumentReader(profile, head).read(group);
        return new Report(
                Identity.of(
                        "report", head.laboratory(), head.filler(), head.test().code()),
                head.test(),
                claim(message, group),
                head.filler(),
                status(group.request(), results, !documents.isEmpty()),
                times.collected(),
                times.issued(),
                sample(group, head, times),
                results,
                documents,
                notes(group.notes()));
    }

    private Claim claim(V2Message message, OrderGroup group) {
        List<Field> numbers = message.first("PID").stream()
                .flatMap(pid -> pid.field(3).repetitions().stream())
                .filter(number -> !number.value().isEmpty())
                .toList();
        return new Claim(
                ofTypes(numbers, profile.lotTypes()),
                ofTypes(numbers, profile.donorTypes()),
                group.specimens().stream()
                        .map(specimen -> specimen.field(2).value())
                        .filter(number -> !number.isEmpty())
                        .toList(),
                Optional.of(group.placerNumber()).filter(number -> !number.isEmpty()).stream()
                        .toList());
    }

    private static List<String> ofTypes(List<Field> numbers, List<String> types) {
        return numbers.stream()
                .filter(number -> types.contains(number.component(5)))
                .map(Field::value)
                .toList();
    }

    private static String status(Segment request, List<Report.Result> results, boolean documented) {
        String letter = request.field(25).value();
        if (letter.isEmpty()) {
            boolean complete =
                    !results.isEmpty() && results.stream().allMatch(result -> Statuses.FINAL.contains(result.status()));
            return complete ? "final" : "preliminary";
        }
        String status = Statuses.ofReport(letter)
                .orElseThrow(() -> new Unclear(
                        Reason.BROKEN_STRUCTURE, "OBR-25 " + letter + " does not say how far the report is"));
        if (results.isEmpty() && !documented && Statuses.FINAL.contains(status) && !status.equals("cancelled")) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "The report is final and holds no result");
        }
        return status;
    }

    private static Report.Sample sample(OrderGroup group, Head head, Times times) {
        Optional<Segment> specimen = group.specimens().stream().findFirst();
        String ours = specimen.map(found -> found.field(2).value()).orElse("");
        String theirs = specimen.map(found -> found.field(2).subcomponent(2, 1))
                .filter(number -> !number.isEmpty())
                .orElse(head.filler());
        String laboratory = head.laboratory().isEmpty() ? "LAB" : head.laboratory();
        String number = ours.isEmpty() ? laboratory + "-" + theirs : ours;
        return new Report.Sample(Identity.of("specimen", number), number, times.received());
    }

    static List<String> notes(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.field(3).text())
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
