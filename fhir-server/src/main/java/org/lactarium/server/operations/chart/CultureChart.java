package org.lactarium.server.operations.chart;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;
import org.springframework.stereotype.Component;

/** Reads what the laboratory said about a milk: counts and organisms, before and after pasteurisation. */
@Component
public class CultureChart {

    private static final String COLONY_COUNT = "20695-3";
    private static final String TOTAL_COUNT = "MBCFU";
    private static final String ORGANISM = "MBORG";
    private static final String NO_GROWTH = "264868006";
    private static final String GROWTH = "growth";
    private static final String STAGE = "culture-stage";

    private static final String RESULT_CODES = Query.token(Systems.LOINC, COLONY_COUNT) + ","
            + List.of(TOTAL_COUNT, "MBENT", "MBSAU", ORGANISM).stream()
                    .map(code -> Query.token(Systems.MILK_OBSERVATION, code))
                    .collect(Collectors.joining(","));

    private final MilkRecord record;

    CultureChart(MilkRecord record) {
        this.record = record;
    }

    public static boolean isCulture(Observation result) {
        return result.getCode().hasCoding(Systems.LOINC, COLONY_COUNT)
                || List.of(TOTAL_COUNT, "MBENT", "MBSAU", ORGANISM).stream()
                        .anyMatch(code -> result.getCode().hasCoding(Systems.MILK_OBSERVATION, code));
    }

    /** All results about these units. */
    public List<Culture> of(List<MilkUnit> units) {
        Map<String, UnitType> levels = units.stream().collect(Collectors.toMap(MilkUnit::reference, MilkUnit::type));
        Map<String, Observation> results = new LinkedHashMap<>();
        for (var focus : Query.anyOf("focus", levels.keySet())) {
            for (var result : record.find(Observation.class, focus.and("code", RESULT_CODES))) {
                results.put(result.getIdElement().getIdPart(), result);
            }
        }
        return results.values().stream()
                .filter(result -> !SerologyChart.withdrawn(result))
                .flatMap(result -> culture(result, levels).stream())
                .toList();
    }

    private static Optional<Culture> culture(Observation result, Map<String, UnitType> levels) {
        return stage(result, levels)
                .map(stage -> new Culture(
                        result.getIdElement().toUnqualified().getValue(),
                        stage,
                        SerologyChart.stands(result),
                        growth(result),
                        organism(result),
                        label(result),
                        FlaggedAnswer.warns(result.getInterpretation()),
                        CountChart.count(result.getValue())));
    }

    /** By its component; an organism says it by the milk it was grown from: a pool before, a batch after. */
    private static Optional<Stage> stage(Observation result, Map<String, UnitType> levels) {
        var said = result.getComponent().stream()
                .filter(component -> component.getCode().hasCoding(Systems.MILK_OBSERVATION, STAGE))
                .filter(component -> component.getValue() instanceof CodeableConcept)
                .flatMap(component -> Arrays.stream(Stage.values())
                        .filter(stage ->
                                component.getValueCodeableConcept().hasCoding(Systems.CULTURE_STAGE, stage.code())))
                .findFirst();
        return said.or(() -> result.getFocus().stream()
                .map(Coded::plain)
                .filter(levels::containsKey)
                .map(levels::get)
                .map(level -> level == UnitType.POOL ? Stage.PRE : Stage.POST)
                .findFirst());
    }

    private static Growth growth(Observation result) {
        if (result.getValue() instanceof CodeableConcept concept) {
            if (concept.hasCoding(Systems.SNOMED, NO_GROWTH)) {
                return Growth.NONE;
            }
            return isOrganism(result) || concept.hasCoding(Systems.MILK_OBSERVATION, GROWTH)
                    ? Growth.SOME
                    : Growth.UNSAID;
        }
        return Growth.UNSAID;
    }

    /** Codes that tell which organism was counted or found; empty for a count of everything. */
    private static Set<String> organism(Observation result) {
        if (isOrganism(result)) {
            return result.getValue() instanceof CodeableConcept concept ? named(concept) : Set.of(Culture.UNNAMED);
        }
        return result.getCode().getCoding().stream()
                .filter(coding -> Systems.MILK_OBSERVATION.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(code -> !TOTAL_COUNT.equals(code))
                .collect(Collectors.toSet());
    }

    /** What only the laboratory's own words or codes name may be any organism. */
    private static Set<String> named(CodeableConcept concept) {
        var codes = new HashSet<>(Coded.codes(concept));
        if (concept.getCoding().stream().noneMatch(coding -> Systems.SNOMED.equals(coding.getSystem()))) {
            codes.add(Culture.UNNAMED);
        }
        return codes;
    }

    private static boolean isOrganism(Observation result) {
        return result.getCode().hasCoding(Systems.MILK_OBSERVATION, ORGANISM);
    }

    private static String label(Observation result) {
        return isOrganism(result) && result.getValue() instanceof CodeableConcept organism
                ? Coded.label(organism)
                : Coded.label(result.getCode());
    }
}
