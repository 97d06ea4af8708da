package org.lactarium.routes.laboratory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.hl7.V2Time;
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
        List<Report> reports = new ArrayList<>();
        for (OrderGroup group : groups) {
            reports.add(report(message, group, reports));
        }
        return reports;
    }

    private Report report(V2Message message, OrderGroup group, List<Report> before) {
        Segment request = group.request();
        LaboratoryProfile.Test test = codes(request.field(4)).stream()
                .flatMap(code -> profile.test(code).stream())
                .findFirst()
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST, "OBR-4 " + request.field(4).value() + " is not a test this bank knows"));
        String laboratory = message.header().field(4).value();
        String filler = group.fillerNumber().isEmpty() ? group.placerNumber() : group.fillerNumber();
        if (filler.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Neither OBR-2 nor OBR-3 numbers the report");
        }
        List<Report.Result> results =
                new ResultReader(profile, zone, laboratory, filler, test, isolates(before)).read(group);
        return new Report(
                Identity.of("report", laboratory, filler, test.code()),
                test,
                claim(message, group),
                filler,
                status(request, results),
                collected(group),
                time(request.field(22)),
                sample(group, laboratory, filler),
                results,
                notes(group.notes()));
    }

    private static List<Report.Result> isolates(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.results().stream())
                .filter(result -> result.meaning().kind() == Kind.ORGANISM)
                .toList();
    }

    private static List<String> codes(Field coded) {
        return List.of(coded.component(1), coded.component(4));
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

    private static String status(Segment request, List<Report.Result> results) {
        String letter = request.field(25).value();
        if (letter.isEmpty()) {
            boolean complete =
                    !results.isEmpty() && results.stream().allMatch(result -> Statuses.FINAL.contains(result.status()));
            return complete ? "final" : "preliminary";
        }
        String status = Statuses.ofReport(letter)
                .orElseThrow(() -> new Unclear(
                        Reason.BROKEN_STRUCTURE, "OBR-25 " + letter + " does not say how far the report is"));
        if (results.isEmpty() && Statuses.FINAL.contains(status) && !status.equals("cancelled")) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "The report is final and holds no result");
        }
        return status;
    }

    private V2Time collected(OrderGroup group) {
        for (Segment specimen : group.specimens()) {
            V2Time taken = time(specimen.field(17));
            if (taken != null) {
                return taken;
            }
        }
        return time(group.request().field(7));
    }

    private Report.Sample sample(OrderGroup group, String laboratory, String filler) {
        Optional<Segment> specimen = group.specimens().stream().findFirst();
        String ours = specimen.map(found -> found.field(2).value()).orElse("");
        String theirs = specimen.map(found -> found.field(2).subcomponent(2, 1))
                .filter(number -> !number.isEmpty())
                .orElse(filler);
        String number = ours.isEmpty() ? (laboratory.isEmpty() ? "LAB" : laboratory) + "-" + theirs : ours;
        V2Time received = specimen.map(found -> time(found.field(18)))
                .orElseGet(() -> time(group.request().field(14)));
        return new Report.Sample(Identity.of("specimen", number), number, received);
    }

    private @org.jspecify.annotations.Nullable V2Time time(Field field) {
        return V2Time.read(field.value(), zone).orElse(null);
    }

    static List<String> notes(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.field(3).text())
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
