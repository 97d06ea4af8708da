package org.lactarium.server.operations.chart;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.lactarium.profiles.MilkBank;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.donor.OtherFinding;

/** What the laboratory found in a donor by a test no rule knows. */
public final class FindingChart {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private static final Set<String> BANKS = Set.of(Systems.MILK_OBSERVATION, Systems.LAB_TEST);

    private FindingChart() {}

    /** Whether a laboratory says this of the person it is recorded for; of milk it has a focus. */
    public static boolean ofLaboratory(Observation result) {
        var laboratory = result.getMeta().hasProfile(Profiles.SEROLOGY)
                || result.getCategory().stream().anyMatch(one -> one.hasCoding(CATEGORY, "laboratory"));
        return laboratory && isOther(result);
    }

    /** The same, or something about her that nobody sorted: it is read as a laboratory's. */
    static boolean concernsMilk(Observation result) {
        return ofLaboratory(result) || result.getCategory().isEmpty() && isOther(result) && !isTheBanks(result);
    }

    private static boolean isOther(Observation result) {
        return result.getFocus().isEmpty() && SerologyChart.test(result).isEmpty();
    }

    /** By its profile or its code, or a measure of a body. */
    private static boolean isTheBanks(Observation result) {
        return Measures.is(result)
                || result.getMeta().getProfile().stream()
                        .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(MilkBank.CANONICAL))
                || result.getCode().getCoding().stream()
                        .anyMatch(coding -> BANKS.contains(String.valueOf(coding.getSystem())));
    }

    static Optional<OtherFinding> finding(Observation result, ZoneId zone) {
        if (!concernsMilk(result) || SerologyChart.withdrawn(result) || settled(result) || !asks(result)) {
            return Optional.empty();
        }
        var drawn = SerologyChart.drawn(result, zone);
        return Optional.of(new OtherFinding(
                codes(result.getCode()), what(result.getCode()), drawn == null ? SerologyChart.latest(result) : drawn));
    }

    private static boolean asks(Observation result) {
        return answers(result).anyMatch(FlaggedAnswer::asks)
                || ResultWords.contradict(result, Beside.NON_REACTIVE)
                || isCounted(result)
                || isNothingButItsCode(result);
    }

    /** Copies of a virus, which no laboratory counts in blood that has none. */
    private static boolean isCounted(Observation result) {
        return result.getValue() instanceof Quantity count
                && count.hasValue()
                && count.getValue().signum() > 0
                && (String.valueOf(count.getUnit()) + count.getCode())
                        .toLowerCase(Locale.ROOT)
                        .contains("copies");
    }

    /** What its code says is all it says: that somebody is ill, or that milk is spoiled. */
    static boolean isNothingButItsCode(Observation result) {
        return SerologyChart.stands(result)
                && !result.hasValue()
                && !result.hasComponent()
                && !result.hasDataAbsentReason()
                && !result.hasHasMember()
                && !result.hasInterpretation();
    }

    /** Its own, and those of its parts. */
    private static Stream<FlaggedAnswer> answers(Observation result) {
        return Stream.concat(
                Stream.of(FlaggedAnswer.of(result.getValue(), result.getInterpretation(), result.getReferenceRange())),
                result.getComponent().stream()
                        .map(part ->
                                FlaggedAnswer.of(part.getValue(), part.getInterpretation(), part.getReferenceRange())));
    }

    /** A person has looked at it again, and flags it as normal: no first report, whatever it says, does that for itself. */
    private static boolean settled(Observation result) {
        var again =
                result.getStatus() == ObservationStatus.AMENDED || result.getStatus() == ObservationStatus.CORRECTED;
        return again && answers(result).findFirst().orElseThrow().reassures();
    }

    private static Set<String> codes(CodeableConcept code) {
        return code.getCoding().stream()
                .map(Coding::getCode)
                .filter(one -> one != null)
                .collect(Collectors.toSet());
    }

    private static String what(CodeableConcept code) {
        return code.getCoding().stream()
                .filter(coding -> Systems.LOINC.equals(coding.getSystem()))
                .findFirst()
                .or(() -> code.getCoding().stream().findFirst())
                .map(Coding::getCode)
                .orElse("?");
    }
}
