package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;

/**
 * Why a culture that passes is not believed: it contradicts itself, or it cannot be of this milk at this stage.
 *
 * @param heated when the heating of each batch began, by its reference; the clock of a laboratory is not the one of the logger
 */
record CultureDoubt(Map<String, Instant> heated, Instant now, ZoneId zone) {

    boolean about(Observation result, Stage stage, Growth growth) {
        return SampleTime.isAhead(result, now, zone)
                || stage == Stage.POST && notOfHeatedMilk(result)
                || CultureStage.of(result).size() > 1
                || contradictsItself(result, stage, growth);
    }

    /** A pool was not heated, and one that several batches were made of says nothing of each. */
    private boolean notOfHeatedMilk(Observation result) {
        var batches = Coded.references(result.getFocus()).stream()
                .filter(heated::containsKey)
                .toList();
        return batches.isEmpty()
                || hot(batches)
                        .filter(end -> SampleTime.isBefore(result, end, zone))
                        .isPresent();
    }

    private Optional<Instant> hot(Collection<String> batches) {
        return batches.stream().map(heated::get).max(Comparator.naturalOrder());
    }

    private static boolean contradictsItself(Observation result, Stage stage, Growth growth) {
        if (growth == Growth.SOME) {
            return false;
        }
        var beside = stage == Stage.POST || growth == Growth.NONE ? Beside.NO_GROWTH : Beside.COUNT;
        return ResultWords.contradict(result, beside)
                || result.getComponent().stream()
                        .filter(part -> !CultureStage.isStage(part) && !CultureChart.isResult(part))
                        .anyMatch(part -> warns(part, beside));
    }

    /** A part by a test that is no culture's. */
    private static boolean warns(ObservationComponentComponent part, Beside beside) {
        var answer = FlaggedAnswer.of(part.getValue(), part.getInterpretation(), part.getReferenceRange())
                .answer();
        return answer == Answer.REACTIVE
                || answer == Answer.INDETERMINATE
                || part.getValue() instanceof CodeableConcept said && PlateAnswer.saysMore(said)
                || ResultWords.of(part.getValue()).anyMatch(words -> ResultWords.contradict(words, beside));
    }
}
