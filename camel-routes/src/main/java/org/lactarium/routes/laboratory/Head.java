package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** What stands over the results of one OBR. */
record Head(ReportIdentity identity, LaboratoryProfile.Test test) {

    /** A test, and the one result that stands in its place when a laboratory orders its markers one by one. */
    private record Asked(LaboratoryProfile.Test test, String of) {}

    static Head of(OrderGroup group, String laboratory, LaboratoryProfile profile) {
        Field code = group.request().field(4);
        Asked asked = one(code, word -> asked(word, profile), "OBR-4")
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST,
                        "OBR-4 " + code.value() + " is not a test this bank knows",
                        new Unmapped("OBR-4", code.value(), code.component(3), "", code.text())));
        if (group.isNumberedTwice()) {
            throw new Unclear(Reason.SUBJECT_MISMATCH, "ORC-3 and OBR-3 differ");
        }
        String filler = group.fillerNumber().isEmpty() ? group.placerNumber() : group.fillerNumber();
        if (filler.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Neither OBR-2 nor OBR-3 numbers the report");
        }
        return new Head(new ReportIdentity(laboratory, filler, asked.test().code(), asked.of()), asked.test());
    }

    private static Optional<Asked> asked(String word, LaboratoryProfile profile) {
        return profile.test(word).map(test -> new Asked(test, "")).or(() -> profile.result(word)
                .filter(result -> result.kind() == Kind.SEROLOGY)
                .flatMap(result -> profile.screen().map(test -> new Asked(test, result.code()))));
    }

    /** What the code and its alternate say; they are two names of one thing, or nobody knows which is meant. */
    private static <T> Optional<T> one(Field code, Function<String, Optional<T>> known, String field) {
        List<T> meanings = Stream.of(code.component(1), code.component(4))
                .filter(word -> !word.isEmpty())
                .flatMap(word -> known.apply(word).stream())
                .distinct()
                .toList();
        if (meanings.size() > 1) {
            throw new Unclear(Reason.UNKNOWN_TEST, "The code and the alternate code of " + field + " mean two things");
        }
        return meanings.stream().findFirst();
    }

    /** What a result of this report is about. */
    LaboratoryProfile.Result meaning(LaboratoryProfile profile, Field code) {
        Optional<LaboratoryProfile.Result> known = one(code, profile::result, "OBX-3");
        if (known.isEmpty()
                && test.kind() == Kind.SUSCEPTIBILITY
                && code.component(3).equals("LN")) {
            return new LaboratoryProfile.Result(Kind.SUSCEPTIBILITY, code.component(1), code.component(2));
        }
        return known.filter(result -> result.kind().standsIn(test.kind()))
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_TEST,
                        "OBX-3 " + code.value() + " is not a result known for " + test.code(),
                        new Unmapped("OBX-3", code.value(), code.component(3), test.code(), code.text())));
    }

    boolean isDocument(LaboratoryProfile profile, Segment obx) {
        return meaning(profile, obx.field(3)).kind() == Kind.DOCUMENT;
    }
}
