package org.lactarium.server.operations.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.chart.Measures;

/** What a result, a report or an interview says, and whether it is said for good: by its status alone, as each type has it. */
final class StoodOnce {

    private static final Set<String> STANDING = Set.of("final", "completed", "amended", "corrected", "appended");
    private static final Set<String> CHANGED = Set.of("amended", "corrected", "appended");

    private static final List<String> SAID = List.of(
            "code",
            "value[x]",
            "interpretation",
            "component",
            "dataAbsentReason",
            "effective[x]",
            "method",
            "referenceRange",
            "hasMember",
            "conclusion",
            "conclusionCode",
            "result",
            "presentedForm",
            "item",
            "contained");

    private StoodOnce() {}

    static boolean isGuarded(Resource fact) {
        return fact instanceof Observation observed && !Measures.is(observed)
                || fact instanceof DiagnosticReport
                || fact instanceof QuestionnaireResponse;
    }

    static boolean stands(Resource fact) {
        return STANDING.contains(status(fact));
    }

    /** Whoever reads it sees that it said something else before. */
    static boolean saysThatItWasChanged(Resource fact) {
        return CHANGED.contains(status(fact));
    }

    /** A note may be added, and none may go. */
    static boolean saysOther(Resource was, Resource is) {
        return !notes(is).containsAll(notes(was))
                || SAID.stream()
                        .anyMatch(element -> !Base.compareDeep(values(was, element), values(is, element), true));
    }

    private static List<? extends Base> values(Resource fact, String element) {
        var property = fact.getNamedProperty(element);
        return property == null ? List.of() : property.getValues();
    }

    private static Set<String> notes(Resource fact) {
        return fact instanceof Observation observed
                ? observed.getNote().stream().map(Annotation::getText).collect(Collectors.toCollection(HashSet::new))
                : Set.of();
    }

    private static String status(Resource fact) {
        return values(fact, "status").stream()
                .filter(PrimitiveType.class::isInstance)
                .map(Base::primitiveValue)
                .findFirst()
                .orElse("");
    }
}
