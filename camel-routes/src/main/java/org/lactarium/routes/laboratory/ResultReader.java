package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** Understands the OBX of one OBR, without its documents. */
record ResultReader(LaboratoryProfile profile, Section section, Times times) {

    /**
     * @param isolates of the whole message; null reads the organisms alone, which need none
     * @param doubts takes what cannot be read, so that the rest can be
     */
    List<Report.Result> read(@Nullable Isolates isolates, Doubts doubts) {
        ResultIdentity identity = new ResultIdentity();
        List<Report.Result> results = new ArrayList<>();
        for (OrderGroup.Observed observed : section.group().results()) {
            doubts.read(() -> quoting(observed.result(), () -> read(observed, isolates, identity)))
                    .ifPresent(results::addAll);
        }
        return results;
    }

    private List<Report.Result> read(
            OrderGroup.Observed observed, @Nullable Isolates isolates, ResultIdentity identity) {
        Segment obx = observed.result();
        String letter = Statuses.letter(section.group().request(), obx);
        if (Statuses.NOT_A_RESULT.contains(letter)) {
            return List.of();
        }
        LaboratoryProfile.Result meaning = section.head().meaning(profile, obx.field(3));
        if (meaning.kind() == Kind.DOCUMENT || (isolates == null && meaning.kind() != Kind.ORGANISM)) {
            return List.of();
        }
        String status = Statuses.ofResult(letter).orElseThrow();
        // before the value: what cannot be read keeps its turn, or the next would come under its id
        ResultKey first = identity.next(obx, meaning);
        Report.Origin isolate =
                isolates != null && meaning.kind() == Kind.SUSCEPTIBILITY ? isolates.of(section, obx) : null;
        List<Report.Result> results = new ArrayList<>();
        for (Value value : values(obx, meaning, status)) {
            results.add(new Report.Result(
                    results.isEmpty() ? first : identity.next(obx, meaning),
                    meaning,
                    obx.field(4).value(),
                    status,
                    Codes.of(obx.field(3)),
                    value,
                    times.observed(obx.field(14)),
                    interpretation(obx.field(8), value),
                    text(obx.field(7)),
                    ReportReader.notes(observed.notes()),
                    isolate));
        }
        return results;
    }

    /** What is not in the data file is shown as it was sent to whoever may see it. */
    private static <T> T quoting(Segment obx, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Unclear unclear) {
            throw unclear.with(what -> what.field().startsWith("OBX-")
                    ? what.saying(obx.field(Integer.parseInt(what.field().substring(4)))
                            .text())
                    : what);
        }
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
            return field.isEmpty() ? null : field.text();
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
