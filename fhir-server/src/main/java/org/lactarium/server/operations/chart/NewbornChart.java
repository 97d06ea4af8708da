package org.lactarium.server.operations.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.Newborn;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Reads an infant's gestation and weight at birth, which the hospital writes as Observations by LOINC. */
@Component
public class NewbornChart {

    /** Gestational age at birth, and estimated. */
    private static final List<String> GESTATION = List.of("76516-4", "11884-4");

    /** Birth weight measured. */
    private static final List<String> BIRTH_WEIGHT = List.of("8339-4");

    private static final Map<String, Double> WEEKS = Map.of("wk", 1.0, "d", 1.0 / 7);
    static final Map<String, Double> GRAMS = Map.of("g", 1.0, "kg", 1000.0);

    private final MilkRecord record;
    private final DonorAliases aliases;

    NewbornChart(MilkRecord record, DonorAliases aliases) {
        this.record = record;
        this.aliases = aliases;
    }

    /** Whether it is one of the measurements that are read here. */
    public static boolean reads(Observation measured) {
        return Stream.concat(GESTATION.stream(), BIRTH_WEIGHT.stream())
                .anyMatch(code -> measured.getCode().hasCoding(Systems.LOINC, code));
    }

    /** @param infant {@code Patient/x}; what is written under its other numbers counts too */
    public Newborn of(String infant) {
        return new Newborn(newest(infant, GESTATION, WEEKS), newest(infant, BIRTH_WEIGHT, GRAMS));
    }

    private @Nullable Double newest(String infant, List<String> codes, Map<String, Double> units) {
        var tokens =
                codes.stream().map(code -> Query.token(Systems.LOINC, code)).toList();
        return Query.anyOf("subject", aliases.of(infant)).stream()
                .flatMap(query -> record.find(Observation.class, query.and("code", String.join(",", tokens))).stream())
                .filter(SerologyChart::stands)
                .filter(result -> measured(result, units) != null)
                .max(Comparator.comparing(result -> result.getMeta().getLastUpdated()))
                .map(result -> Objects.requireNonNull(measured(result, units)))
                .orElse(null);
    }

    static @Nullable Double measured(Observation result, Map<String, Double> units) {
        return result.getValue() instanceof Quantity quantity
                        && quantity.hasValue()
                        && !quantity.hasComparator()
                        && quantity.getCode() != null
                        && units.containsKey(quantity.getCode())
                ? Double.valueOf(quantity.getValue().doubleValue() * units.get(quantity.getCode()))
                : null;
    }
}
