package org.lactarium.server.operations.chart;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.donor.SerologyResult.Answer;

/** What a blood test says in all its parts and words: non-reactive only when none of them says otherwise. */
final class BloodAnswer {

    private BloodAnswer() {}

    static Answer of(Observation result) {
        var answer = FlaggedAnswer.of(result.getValue(), result.getInterpretation(), result.getReferenceRange())
                .answer();
        var contradicted = answer == Answer.NON_REACTIVE
                && (ResultWords.contradict(result, Beside.NON_REACTIVE)
                        || result.getComponent().stream().anyMatch(BloodAnswer::warns));
        return contradicted ? Answer.INDETERMINATE : answer;
    }

    private static boolean warns(ObservationComponentComponent part) {
        var answer = FlaggedAnswer.of(part.getValue(), part.getInterpretation(), part.getReferenceRange())
                .answer();
        return answer == Answer.REACTIVE
                || answer == Answer.INDETERMINATE
                || ResultWords.of(part.getValue()).anyMatch(words -> ResultWords.contradict(words, Beside.NON_REACTIVE))
                || part.getValue() instanceof CodeableConcept said
                        && said.getCoding().stream()
                                .map(Coding::getDisplay)
                                .anyMatch(words -> ResultWords.contradict(words, Beside.NON_REACTIVE));
    }
}
