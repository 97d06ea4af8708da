package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.MilkBank;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.donor.SerologyResult.Answer;

/**
 * What a result says about milk that no rule reads: it is positive or abnormal, counts bacteria, or says something that nobody
 * understands. A number that nobody flags is no finding, and neither is a feed, a curve or an analysis.
 */
public final class MilkFinding {

    private static final String OWN = MilkBank.CANONICAL + "/StructureDefinition/";

    /** Profiles of ours whose values have a meaning of their own. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("feed-given", "temperature-curve", "macronutrients", "susceptibility", "donor-eligibility");

    private MilkFinding() {}

    /** @param judged whether the rules read it as a culture of a pool or a batch */
    public static boolean asks(Observation result, boolean judged) {
        return !judged
                && !SerologyChart.withdrawn(result)
                && !isReadElsewhere(result)
                && !settled(result)
                && says(result);
    }

    private static boolean says(Observation result) {
        return ResultWords.contradict(result, Beside.NO_GROWTH)
                || FindingChart.isNothingButItsCode(result)
                || Colonies.areCounted(result.getCode(), result.getValue())
                || alarms(result.getValue(), result.getInterpretation(), result.getReferenceRange())
                || result.getComponent().stream()
                        .filter(part -> !CultureStage.isStage(part))
                        .anyMatch(part -> Colonies.areCounted(part.getCode(), part.getValue())
                                || alarms(part.getValue(), part.getInterpretation(), part.getReferenceRange()));
    }

    private static boolean alarms(
            @Nullable Type value, List<CodeableConcept> flags, List<ObservationReferenceRangeComponent> ranges) {
        var answer = FlaggedAnswer.of(value, flags, ranges);
        var reversed = value instanceof CodeableConcept said && PlateAnswer.saysMore(said);
        return reversed
                || Colonies.isAbove(value, ranges)
                || answer.asks() && !(saysNothing(value) && !answer.warned());
    }

    /** No growth, by its codes or in words, and nothing else beside it. */
    static boolean saysNothing(@Nullable Type value) {
        if (value instanceof CodeableConcept said) {
            var words = ResultWords.of(said).toList();
            return words.stream().allMatch(MilkFinding::denies)
                    && !PlateAnswer.saysMore(said)
                    && (PlateAnswer.saysNothing(said) || isNegative(said) || !words.isEmpty());
        }
        return value instanceof StringType text && denies(text.getValue());
    }

    private static boolean isNegative(CodeableConcept said) {
        return FlaggedAnswer.of(said, List.of(), List.of()).answer() == Answer.NON_REACTIVE;
    }

    private static boolean denies(String words) {
        return NoFinding.is(words) && !ResultWords.contradict(words, Beside.NO_GROWTH);
    }

    /** Looked at again by a person, who flags it as normal. */
    private static boolean settled(Observation result) {
        return List.of(ObservationStatus.AMENDED, ObservationStatus.CORRECTED).contains(result.getStatus())
                && FlaggedAnswer.of(result.getValue(), result.getInterpretation(), result.getReferenceRange())
                        .reassures();
    }

    private static boolean isReadElsewhere(Observation result) {
        return result.getCode().hasCoding(Systems.SNOMED, BottleChart.FEED_GIVEN)
                || result.getCode().hasCoding(Systems.LAB_TEST, "MBMACRO")
                || result.getCode().hasCoding(Systems.MILK_OBSERVATION, "temperature-curve")
                // what is measured at a child names milk by no focus, whatever it calls itself
                || Measures.is(result)
                || result.getMeta().getProfile().stream().anyMatch(profile -> READ_ELSEWHERE.stream()
                        .anyMatch(one -> (OWN + one).equals(profile.getValue().split("\\|", 2)[0])));
    }
}
