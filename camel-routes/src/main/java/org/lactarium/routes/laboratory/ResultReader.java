package org.lactarium.routes.laboratory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/**
 * Understands the OBX of one OBR. A result is known again by OBX-21, else by laboratory, filler number, test, code and
 * sub-id (and its turn among equals, for laboratories that do not number their isolates).
 *
 * @param isolates organisms of the same message, to which susceptibilities belong
 */
record ResultReader(
        LaboratoryProfile profile,
        ZoneId zone,
        String laboratory,
        String filler,
        LaboratoryProfile.Test test,
        List<Report.Result> isolates) {

    List<Report.Result> read(OrderGroup group) {
        UUID isolate = isolate(group.request());
        Map<UUID, Integer> seen = new HashMap<>();
        List<Report.Result> results = new ArrayList<>();
        for (OrderGroup.Observed observed : group.results()) {
            String letter = letter(group.request(), observed.result());
            if (!Statuses.NOT_A_RESULT.contains(letter)) {
                results.add(result(observed, letter, isolate, seen));
            }
        }
        return results;
    }

    private static String letter(Segment request, Segment result) {
        String own = result.field(11).value();
        String letter = own.isEmpty() ? request.field(25).value() : own;
        if (letter.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Neither OBX-11 nor OBR-25 says how far the result is");
        }
        return letter;
    }

    private Report.Result result(
            OrderGroup.Observed observed, String letter, @Nullable UUID isolate, Map<UUID, Integer> seen) {
        Segment obx = observed.result();
        LaboratoryProfile.Result meaning = meaning(obx.field(3));
        String status = Statuses.ofResult(letter)
                .orElseThrow(() -> new Unclear(
                        Reason.BROKEN_STRUCTURE, "OBX-11 " + letter + " does not say how far the result is"));
        return new Report.Result(
                id(obx, meaning, seen),
                meaning,
                obx.field(4).value(),
                status,
                Codes.of(obx.field(3)),
                value(obx, meaning, status),
                V2Time.read(obx.field(14).value(), zone).orElse(null),
                text(obx.field(8)),
                text(obx.field(7)),
                LaboratoryReader.notes(observed.notes()),
                isolate);
    }

    private LaboratoryProfile.Result meaning(Field code) {
        Optional<LaboratoryProfile.Result> known =
                profile.result(code.component(1)).or(() -> profile.result(code.component(4)));
        if (known.isEmpty()
                && test.kind() == Kind.SUSCEPTIBILITY
                && code.component(3).equals("LN")) {
            return new LaboratoryProfile.Result(Kind.SUSCEPTIBILITY, code.component(1), code.component(2));
        }
        return known.filter(result -> fits(result.kind()))
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST, "OBX-3 " + code.value() + " is not a result known for " + test.code()));
    }

    private boolean fits(Kind result) {
        return switch (test.kind()) {
            case CULTURE -> result == Kind.COLONY_COUNT || result == Kind.ORGANISM;
            default -> result == test.kind();
        };
    }

    private UUID id(Segment obx, LaboratoryProfile.Result meaning, Map<UUID, Integer> seen) {
        String own = obx.field(21).value();
        UUID id = own.isEmpty()
                ? Identity.of(
                        "result",
                        laboratory,
                        filler,
                        test.code(),
                        meaning.code(),
                        obx.field(4).value())
                : Identity.of("result", laboratory, own);
        int turn = seen.merge(id, 1, Integer::sum);
        return turn == 1 ? id : Identity.of("result", id.toString(), String.valueOf(turn));
    }

    private Value value(Segment obx, LaboratoryProfile.Result meaning, String status) {
        boolean withdrawn = status.equals("entered-in-error") || status.equals("cancelled");
        if (obx.field(5).isEmpty()) {
            if (withdrawn) {
                return new Value.Absent();
            }
            throw new Unclear(Reason.BROKEN_STRUCTURE, "OBX-5 of " + meaning.code() + " is empty");
        }
        return new ValueReader(profile, meaning).read(obx);
    }

    /** OBR-26 names the isolate: code, sub-id and text of its OBX. */
    private @Nullable UUID isolate(Segment request) {
        Field parent = request.field(26);
        if (parent.isEmpty()) {
            return null;
        }
        return isolates.stream()
                .filter(organism -> organism.meaning().code().equals(meaningOfParent(parent)))
                .filter(organism -> organism.subId().equals(parent.component(2)))
                .map(Report.Result::id)
                .findFirst()
                .orElse(null);
    }

    private String meaningOfParent(Field parent) {
        return profile.result(parent.component(1))
                .map(LaboratoryProfile.Result::code)
                .orElse("");
    }

    private static @Nullable String text(Field field) {
        return field.isEmpty() ? null : field.text();
    }
}
