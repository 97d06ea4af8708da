package org.lactarium.server.operations.chart;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
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
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what the laboratory said about a milk: counts and organisms, before and after pasteurisation. */
@Component
public class CultureChart {

    private static final String COLONY_COUNT = "20695-3";
    private static final String TOTAL_COUNT = "MBCFU";
    private static final String ORGANISM = "MBORG";

    private static final String RESULT_CODES = Query.token(Systems.LOINC, COLONY_COUNT) + ","
            + List.of(TOTAL_COUNT, "MBENT", "MBSAU", ORGANISM).stream()
                    .map(code -> Query.token(Systems.MILK_OBSERVATION, code))
                    .collect(Collectors.joining(","));

    private final MilkRecord record;
    private final RunChart runs;
    private final RuleProfile profile;
    private final Clock clock;

    CultureChart(MilkRecord record, RunChart runs, RuleProfile profile, Clock clock) {
        this.record = record;
        this.runs = runs;
        this.profile = profile;
        this.clock = clock;
    }

    public static boolean isCulture(Observation result) {
        return isCulture(result.getCode());
    }

    /** Whether a part of a result is one by itself. */
    static boolean isResult(ObservationComponentComponent part) {
        return isCulture(part.getCode()) || CountChart.count(part.getValue()) != null;
    }

    private static boolean isCulture(CodeableConcept test) {
        return test.hasCoding(Systems.LOINC, COLONY_COUNT)
                || List.of(TOTAL_COUNT, "MBENT", "MBSAU", ORGANISM).stream()
                        .anyMatch(code -> test.hasCoding(Systems.MILK_OBSERVATION, code));
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
        var doubt = new CultureDoubt(results.isEmpty() ? Map.of() : heated(units), clock.instant(), profile.zone());
        return results.values().stream()
                .filter(result -> !SerologyChart.withdrawn(result))
                .flatMap(result -> stage(result, levels).stream().map(stage -> culture(result, stage, doubt)))
                .toList();
    }

    private Map<String, Instant> heated(List<MilkUnit> units) {
        return units.stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .collect(Collectors.toMap(
                        MilkUnit::reference,
                        batch -> runs.curveOf(batch).map(RunChart::start).orElse(Instant.MIN)));
    }

    private static Culture culture(Observation result, Stage stage, CultureDoubt doubt) {
        var growth = growth(result);
        return culture(result, stage, growth, doubt.about(result, stage, growth), parts(result, stage));
    }

    private static Culture culture(
            Observation result, Stage stage, Growth growth, boolean doubted, List<Culture> parts) {
        return new Culture(
                result.getIdElement().toUnqualified().getValue(),
                stage,
                SerologyChart.stands(result),
                growth,
                organism(result),
                label(result),
                FlaggedAnswer.warns(result.getInterpretation()),
                CountChart.count(result.getValue()),
                doubted,
                parts);
    }

    /** What it says in its components, each as a result of its own. */
    private static List<Culture> parts(Observation result, Stage stage) {
        return result.getComponent().stream()
                .filter(CultureChart::isResult)
                .filter(ObservationComponentComponent::hasValue)
                .map(part -> {
                    var alone = new Observation()
                            .setStatus(result.getStatus())
                            .setCode(part.getCode())
                            .setValue(part.getValue())
                            .setInterpretation(part.getInterpretation());
                    alone.setIdElement(result.getIdElement());
                    return culture(alone, stage, growth(alone), false, List.of());
                })
                .toList();
    }

    /** By its component; an organism says it by the milk it was grown from: a pool before, a batch after. */
    private static Optional<Stage> stage(Observation result, Map<String, UnitType> levels) {
        // of two that contradict each other the one that bears no growth
        return CultureStage.of(result).stream().max(Comparator.naturalOrder()).or(() -> result.getFocus().stream()
                .map(Coded::plain)
                .filter(levels::containsKey)
                .map(levels::get)
                .map(level -> level == UnitType.POOL ? Stage.PRE : Stage.POST)
                .findFirst());
    }

    private static Growth growth(Observation result) {
        return result.getValue() instanceof CodeableConcept concept
                ? PlateAnswer.growth(concept, isOrganism(result))
                : Growth.UNSAID;
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
