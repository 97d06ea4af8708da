package org.lactarium.server.operations.chart;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.server.operations.chart.FlaggedAnswer.Word;
import org.lactarium.server.release.Culture.Growth;

/** What all the codes of one answer say together about growth: no growth only when none of them says anything else. */
final class PlateAnswer {

    private static final String NO_GROWTH = "264868006";
    private static final String GROWTH = "growth";

    /** No growth, normal, absent. */
    private static final Set<String> NOTHING = Set.of(NO_GROWTH, "17621005", "2667000");

    /** Systems whose codes the record knows: another code of theirs means something else. */
    private static final Set<String> KNOWN = Set.of(Systems.SNOMED, Systems.MILK_OBSERVATION);

    private PlateAnswer() {}

    /** @param organism whether the test names what grew */
    static Growth growth(CodeableConcept answer, boolean organism) {
        if (saysNoGrowth(answer)) {
            return !saysMore(answer) ? Growth.NONE : organism ? Growth.SOME : Growth.UNSAID;
        }
        return organism || answer.hasCoding(Systems.MILK_OBSERVATION, GROWTH) ? Growth.SOME : Growth.UNSAID;
    }

    static boolean saysNoGrowth(CodeableConcept answer) {
        return answer.hasCoding(Systems.SNOMED, NO_GROWTH);
    }

    /** No growth, or normal, or absent. */
    static boolean saysNothing(CodeableConcept answer) {
        return NOTHING.stream().anyMatch(code -> answer.hasCoding(Systems.SNOMED, code));
    }

    /** Whether one of its codes says anything but no growth; a laboratory's own code does only in words. */
    static boolean saysMore(CodeableConcept answer) {
        return answer.getCoding().stream().anyMatch(PlateAnswer::saysMore);
    }

    private static boolean saysMore(Coding coding) {
        if (ResultWords.contradict(coding.getDisplay(), Beside.NO_GROWTH)
                || FlaggedAnswer.word(new Coding().setCode(coding.getDisplay())) == Word.POSITIVE) {
            return true;
        }
        if (Systems.SNOMED.equals(coding.getSystem()) && NOTHING.contains(coding.getCode())) {
            return false;
        }
        return switch (FlaggedAnswer.word(coding)) {
            case NEGATIVE -> false;
            case POSITIVE, UNDECIDED -> true;
            default ->
                KNOWN.contains(String.valueOf(coding.getSystem()))
                        || ResultWords.contradict(coding.getDisplay(), Beside.NO_GROWTH)
                        || ResultWords.contradict(coding.getCode(), Beside.NO_GROWTH);
        };
    }
}
