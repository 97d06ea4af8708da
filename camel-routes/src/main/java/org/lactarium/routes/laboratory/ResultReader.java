package org.lactarium.routes.laboratory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/** Understands the OBX of one OBR, without its documents. */
record ResultReader(LaboratoryProfile profile, ZoneId zone, Head head) {

    /** @param isolates of the whole message; null reads the organisms alone, which need none */
    List<Report.Result> read(OrderGroup group, @Nullable Isolates isolates) {
        ResultIdentity identity = new ResultIdentity(head.laboratory(), head.filler(), head.test());
        Doubts doubts = new Doubts();
        List<Report.Result> results = new ArrayList<>();
        for (OrderGroup.Observed observed : group.results()) {
            doubts.read(() -> read(observed, group, isolates, identity)).ifPresent(results::addAll);
        }
        if (isolates != null) {
            doubts.settle();
        }
        return results;
    }

    private List<Report.Result> read(
            OrderGroup.Observed observed, OrderGroup group, @Nullable Isolates isolates, ResultIdentity identity) {
        Segment obx = observed.result();
        String letter = letter(group.request(), obx);
        if (Statuses.NOT_A_RESULT.contains(letter)) {
            return List.of();
        }
        LaboratoryProfile.Result meaning = head.meaning(profile, obx.field(3));
        if (meaning.kind() == Kind.DOCUMENT || (isolates == null && meaning.kind() != Kind.ORGANISM)) {
            return List.of();
        }
        String status = Statuses.ofResult(letter)
                .orElseThrow(() -> new Unclear(
                        Reason.BROKEN_STRUCTURE, "OBX-11 " + letter + " does not say how far the result is"));
        Report.Origin isolate = isolates != null && meaning.kind() == Kind.SUSCEPTIBILITY
                ? isolates.of(group, head.test(), head.filler(), obx)
                : null;
        return values(obx, meaning, status).stream()
                .map(value -> new Report.Result(
                        identity.next(obx, meaning),
                        meaning,
                        obx.field(4).value(),
                        status,
                        Codes.of(obx.field(3)),
                        value,
                        V2Time.read(obx.field(14).value(), zone).orElse(null),
                        interpretation(obx.field(8), value),
                        text(obx.field(7)),
                        LaboratoryReader.notes(observed.notes()),
                        isolate))
                .toList();
    }

    static String letter(Segment request, Segment result) {
        String own = result.field(11).value();
        String letter = own.isEmpty() ? request.field(25).value() : own;
        if (letter.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Neither OBX-11 nor OBR-25 says how far the result is");
        }
        return letter;
    }

    /** A withdrawal counts whatever stands beside it: else what was withdrawn would go on standing. */
    private List<Value> values(Segment obx, LaboratoryProfile.Result meaning, String status) {
        if (Statuses.WITHDRAWN.contains(status)) {
            return obx.field(5).isEmpty() ? List.of(new Value.Absent()) : valuesTakenBack(obx, meaning);
        }
        if (obx.field(5).isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "OBX-5 of " + meaning.code() + " is empty");
        }
        return new ValueReader(profile, meaning).read(obx);
    }

    private List<Value> valuesTakenBack(Segment obx, LaboratoryProfile.Result meaning) {
        try {
            return new ValueReader(profile, meaning).read(obx);
        } catch (Unclear unreadable) {
            return List.of(new Value.Absent());
        }
    }

    /** What OBX-8 says; a susceptibility that says S in one place and R in another says nothing. */
    private @Nullable String interpretation(Field field, Value value) {
        if (!(value instanceof Value.Susceptibility found)) {
            return field.isEmpty() ? null : profile.susceptibility().getOrDefault(field.value(), field.text());
        }
        String beside = profile.susceptibility().get(field.value());
        if (beside != null && !beside.equals(found.code())) {
            throw new Unclear(Reason.UNKNOWN_VALUE, "OBX-5 and OBX-8 of a susceptibility contradict each other");
        }
        return found.code();
    }

    private static @Nullable String text(Field field) {
        return field.isEmpty() ? null : field.text();
    }
}
