package org.lactarium.routes.laboratory;

import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * What stands over the results of one OBR.
 *
 * @param laboratory MSH-4, whose numbers they are
 * @param filler the laboratory's number of the report, else the bank's
 */
record Head(String laboratory, String filler, LaboratoryProfile.Test test) {

    static Head of(OrderGroup group, String laboratory, LaboratoryProfile profile) {
        Field code = group.request().field(4);
        LaboratoryProfile.Test test = Stream.of(code.component(1), code.component(4))
                .flatMap(one -> profile.test(one).stream())
                .findFirst()
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST,
                        "OBR-4 " + code.value() + " is not a test this bank knows",
                        new Unmapped("OBR-4", code.value(), code.component(3), "")));
        String filler = group.fillerNumber().isEmpty() ? group.placerNumber() : group.fillerNumber();
        if (filler.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Neither OBR-2 nor OBR-3 numbers the report");
        }
        return new Head(laboratory, filler, test);
    }

    /** What a result of this report is about. */
    LaboratoryProfile.Result meaning(LaboratoryProfile profile, Field code) {
        Optional<LaboratoryProfile.Result> known =
                profile.result(code.component(1)).or(() -> profile.result(code.component(4)));
        if (known.isEmpty()
                && test.kind() == Kind.SUSCEPTIBILITY
                && code.component(3).equals("LN")) {
            return new LaboratoryProfile.Result(Kind.SUSCEPTIBILITY, code.component(1), code.component(2));
        }
        return known.filter(result -> result.kind().standsIn(test.kind()))
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST,
                        "OBX-3 " + code.value() + " is not a result known for " + test.code(),
                        new Unmapped("OBX-3", code.value(), code.component(3), test.code())));
    }

    boolean isDocument(LaboratoryProfile profile, Segment obx) {
        return meaning(profile, obx.field(3)).kind() == Kind.DOCUMENT;
    }
}
