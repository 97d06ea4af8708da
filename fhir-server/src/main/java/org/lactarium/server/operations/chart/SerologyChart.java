package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.SerologyResult;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.SerologyTest;

/** One blood test of the record as a value. */
public final class SerologyChart {

    /** SNOMED CT Non-Reactive, Not detected; HL7 interpretation NR, NEG. */
    private static final Set<String> NEGATIVE = Set.of("131194007", "260415000", "NR", "NEG");
    /** SNOMED CT Reactive, Detected; HL7 interpretation RR, WR, POS. */
    private static final Set<String> POSITIVE = Set.of("11214006", "260373001", "RR", "WR", "POS");

    private SerologyChart() {}

    /** Empty when this is no such test, was withdrawn by the laboratory, or does not say when the blood was drawn. */
    static Optional<SerologyResult> result(Observation result, ZoneId zone) {
        var test = test(result);
        var drawn = drawn(result, zone);
        return test.isEmpty() || drawn == null || withdrawn(result)
                ? Optional.empty()
                : Optional.of(new SerologyResult(
                        test.get(), confirms(result, test.get()), drawn, stands(result), answer(result)));
    }

    public static Optional<SerologyTest> test(Observation result) {
        return result.getCode().getCoding().stream()
                .filter(coding -> Systems.LOINC.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> SerologyTest.ofLoinc(code).stream())
                .findFirst();
    }

    /** Because its code says so, or its method. */
    private static boolean confirms(Observation result, SerologyTest test) {
        return result.getMethod().hasCoding(Systems.MILK_OBSERVATION, "confirmatory")
                || result.getCode().getCoding().stream()
                        .anyMatch(coding -> Systems.LOINC.equals(coding.getSystem())
                                && test.confirming().contains(coding.getCode()));
    }

    /** The laboratory's last word. */
    static boolean stands(Observation result) {
        return result.getStatus() == ObservationStatus.FINAL
                || result.getStatus() == ObservationStatus.AMENDED
                || result.getStatus() == ObservationStatus.CORRECTED;
    }

    static boolean withdrawn(Observation result) {
        return result.getStatus() == ObservationStatus.ENTEREDINERROR
                || result.getStatus() == ObservationStatus.CANCELLED;
    }

    private static @Nullable Instant drawn(Observation result, ZoneId zone) {
        if (result.getEffective() instanceof Period period) {
            return Moments.first(period.getStartElement(), zone);
        }
        return result.getEffective() instanceof BaseDateTimeType date ? Moments.first(date, zone) : null;
    }

    /** What the value and the interpretation say together; when they contradict each other, nothing. */
    private static Answer answer(Observation result) {
        var codes = new HashSet<String>();
        if (result.getValue() instanceof CodeableConcept concept) {
            codes.addAll(Coded.codes(concept));
        }
        result.getInterpretation().forEach(interpretation -> codes.addAll(Coded.codes(interpretation)));
        var negative = !Collections.disjoint(codes, NEGATIVE);
        var positive = !Collections.disjoint(codes, POSITIVE);
        if (negative == positive) {
            return Answer.UNCLEAR;
        }
        return positive ? Answer.REACTIVE : Answer.NON_REACTIVE;
    }
}
