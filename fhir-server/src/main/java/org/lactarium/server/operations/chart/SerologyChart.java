package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.SerologyResult;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.SerologyCode;
import org.lactarium.server.rule.SerologyTest;

/** One blood test of the record as a value. */
public final class SerologyChart {

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private SerologyChart() {}

    /**
     * Empty when this is no such test, was withdrawn by the laboratory or never done, or says nothing but good and not when
     * the blood was drawn; nor does blood say so that is yet to be drawn.
     */
    static Optional<SerologyResult> result(Observation result, Instant now, ZoneId zone) {
        var test = test(result);
        if (test.isEmpty() || withdrawn(result) || neverDone(result)) {
            return Optional.empty();
        }
        var answer = BloodAnswer.of(result);
        var drawn = drawn(result, zone);
        var good = answer == Answer.NON_REACTIVE || answer == Answer.UNCLEAR;
        var ahead = answer == Answer.NON_REACTIVE && SampleTime.isAhead(result, now, zone);
        return drawn == null && good || ahead
                ? Optional.empty()
                : Optional.of(new SerologyResult(
                        test.get().test(),
                        test.get().about(),
                        confirms(result, test.get()),
                        drawn == null ? latest(result) : drawn,
                        stands(result),
                        answer));
    }

    /** What its LOINC code has to do with the infections a donor is tested for. */
    public static Optional<SerologyCode> test(Observation result) {
        return result.getCode().getCoding().stream()
                .filter(coding -> Systems.LOINC.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> SerologyTest.ofLoinc(code).stream())
                .findFirst();
    }

    /** Because its code says so, or its method. */
    private static boolean confirms(Observation result, SerologyCode test) {
        return test.confirms() || result.getMethod().hasCoding(Systems.MILK_OBSERVATION, "confirmatory");
    }

    /** The laboratory's last word. */
    static boolean stands(Observation result) {
        return result.getStatus() == ObservationStatus.FINAL
                || result.getStatus() == ObservationStatus.AMENDED
                || result.getStatus() == ObservationStatus.CORRECTED;
    }

    /** Entered in error or cancelled: it is as if it had never been said. */
    public static boolean withdrawn(Observation result) {
        return result.getStatus() == ObservationStatus.ENTEREDINERROR
                || result.getStatus() == ObservationStatus.CANCELLED;
    }

    private static boolean neverDone(Observation result) {
        return !result.hasValue()
                && !result.hasInterpretation()
                && result.getDataAbsentReason().hasCoding(ABSENT, "not-performed");
    }

    static @Nullable Instant drawn(Observation result, ZoneId zone) {
        if (result.getEffective() instanceof Period period) {
            return Moments.first(period.getStartElement(), zone);
        }
        return result.getEffective() instanceof BaseDateTimeType date ? Moments.first(date, zone) : null;
    }

    /** No blood was drawn after its result was there; later than it was is the careful side. */
    static Instant latest(Observation result) {
        var reported =
                result.hasIssued() ? result.getIssued() : result.getMeta().getLastUpdated();
        return reported == null ? Instant.EPOCH : reported.toInstant();
    }
}
