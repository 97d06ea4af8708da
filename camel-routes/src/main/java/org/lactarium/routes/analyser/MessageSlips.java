package org.lactarium.routes.analyser;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Takes OUL^R22, ORU^R30 and ORU^R01 apart: one {@link Slip} for each replicate of each OBR. */
record MessageSlips(AnalyserProfile profile, ZoneId zone) {

    static final Set<String> TYPES = Set.of("OUL^R22", "OUL^R21", "ORU^R30", "ORU^R01", "OUL", "ORU");

    List<Slip> of(V2Message message) {
        List<SampleGroup> groups = SampleGroup.of(message);
        if (groups.isEmpty() || message.all("OBX").findAny().isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "It holds no OBR with OBX behind it");
        }
        List<Slip> slips = new ArrayList<>();
        for (SampleGroup group : groups) {
            replicates(group).forEach((replicate, results) -> slips.add(slip(message, group, replicate, results)));
        }
        return slips;
    }

    /** By OBX-4 or by turn, as the profile says; a code that comes again within one replicate begins another. */
    private Map<String, List<Segment>> replicates(SampleGroup group) {
        Map<String, List<Segment>> replicates = new LinkedHashMap<>();
        Map<String, Integer> turns = new HashMap<>();
        for (Segment result : group.results()) {
            String subId =
                    profile.replicates().equals("turn") ? "" : result.field(4).value();
            String code = subId + " " + result.field(3).value();
            int turn = turns.merge(code, 1, Integer::sum);
            String replicate = turn == 1 ? subId : (subId.isEmpty() ? "" : subId + ".") + turn;
            replicates.computeIfAbsent(replicate, key -> new ArrayList<>()).add(result);
        }
        return replicates;
    }

    private Slip slip(V2Message message, SampleGroup group, String replicate, List<Segment> results) {
        Segment request = group.request();
        String role = group.specimen() == null ? "" : group.specimen().field(11).value();
        return new Slip(
                role,
                group.sample(),
                lots(group),
                codes(request.field(4)),
                group.placerNumber(),
                group.fillerNumber(),
                replicate,
                RunTime.first(zone, times(results, request)),
                issued(message, request),
                instrument(message, results),
                first(results, 16),
                firstField(results, 17).map(MessageSlips::words).orElse(""),
                results.stream().map(result -> line(request, result)).toList(),
                notes(group));
    }

    private static Slip.Line line(Segment request, Segment result) {
        Field value = result.field(5);
        if (value.repetitions().size() > 1) {
            throw new Unclear(
                    Reason.UNKNOWN_VALUE, "OBX-5 of " + result.field(3).value() + " repeats");
        }
        if (value.isDivided() && value.hasNulledComponent()) {
            throw new Unclear(
                    Reason.UNKNOWN_VALUE, "OBX-5 of " + result.field(3).value() + " has a part that was taken away");
        }
        boolean structured = result.field(2).value().equals("SN");
        String own = result.field(11).value();
        return new Slip.Line(
                codes(result.field(3)),
                structured ? value.component(1) : "",
                structured ? structured(value) : value.text(),
                Stream.of(1, 2, 4).map(result.field(6)::component).toList(),
                result.field(8).repetitions().stream()
                        .map(Field::value)
                        .filter(flag -> !flag.isEmpty() && !flag.equals("\"\""))
                        .toList(),
                result.field(7).isEmpty() ? "" : result.field(7).text(),
                own.isEmpty() ? request.field(25).value() : own);
    }

    /** A range or a ratio comes out as no number, and is held as such. */
    private static String structured(Field value) {
        return value.component(2) + value.component(3) + value.component(4);
    }

    private List<String> lots(SampleGroup group) {
        return Stream.ofNullable(group.patient())
                .flatMap(pid -> pid.field(3).repetitions().stream())
                .filter(number -> profile.lotTypes().contains(number.component(5)))
                .map(Field::value)
                .toList();
    }

    /** Of OBX-18 the last repetition names the serial number, the first one of several the model. */
    private Slip.Instrument instrument(V2Message message, List<Segment> results) {
        List<Field> names = firstField(results, 18).map(Field::repetitions).orElse(List.of());
        if (names.isEmpty()) {
            return profile.instrument() != null
                    ? profile.instrument()
                    : new Slip.Instrument(message.header().field(3).value(), "");
        }
        Field last = names.get(names.size() - 1);
        String model = names.size() > 1 ? names.get(0).value() : last.component(2);
        return new Slip.Instrument(model.isEmpty() ? message.header().field(3).value() : model, last.value());
    }

    private static List<String> notes(SampleGroup group) {
        return group.notes().stream()
                .map(note -> note.field(3).text())
                .filter(note -> !note.isEmpty())
                .toList();
    }

    private static List<String> codes(Field coded) {
        return Stream.of(1, 4)
                .map(coded::component)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String words(Field coded) {
        return coded.component(2).isEmpty() ? coded.value() : coded.component(2);
    }

    private static java.util.Optional<Field> firstField(List<Segment> results, int field) {
        return results.stream()
                .map(result -> result.field(field))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    private static String first(List<Segment> results, int field) {
        return firstField(results, field).map(Field::value).orElse("");
    }

    /** Of the run: analysed, observed, requested. */
    private static List<String> times(List<Segment> results, Segment request) {
        return List.of(first(results, 19), first(results, 14), text(request.field(7)));
    }

    /** The header only numbers and dates the message; what it says there is no reason to hold a measurement. */
    private @Nullable V2Time issued(V2Message message, Segment request) {
        V2Time reported = RunTime.first(zone, List.of(text(request.field(22))));
        return reported != null
                ? reported
                : V2Time.read(message.header().field(7).value(), zone).orElse(null);
    }

    private static String text(Field field) {
        return field.isEmpty() ? "" : field.value();
    }
}
