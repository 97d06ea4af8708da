package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.label.LabelContent.Nutrients;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/**
 * What an analyser measured of one lot of milk: of this lot by its id and of no other, whatever number that one has, and by
 * the latest run that stands. An earlier run is not asked for what the latest leaves open.
 */
@Component
class AnalysisChart {

    private static final String PANEL = "MBMACRO";
    private static final String MASS = "g/dL";
    private static final String ENERGY = "kcal/dL";

    private final MilkRecord record;
    private final RuleProfile profile;

    AnalysisChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.profile = profile;
    }

    Optional<Nutrients> of(MilkUnit lot) {
        return record.find(Observation.class, Query.where("focus", lot.reference())).stream()
                .filter(result -> result.getCode().hasCoding(Systems.LAB_TEST, PANEL))
                .filter(SerologyChart::stands)
                // a run that names other milk, too, does not say which of them it measured
                .filter(result -> Coded.references(result.getFocus()).equals(List.of(lot.reference())))
                .max(Comparator.comparing(this::measured)
                        .thenComparing(AnalysisChart::issued)
                        .thenComparing(result -> result.getMeta().getLastUpdated()))
                .map(AnalysisChart::read);
    }

    /** When the run was; a run that does not say is before all that do. */
    private Instant measured(Observation result) {
        var at = result.getEffective() instanceof Period period ? period.getStartElement() : result.getEffective();
        var moment = at instanceof BaseDateTimeType date ? Moments.first(date, profile.zone()) : null;
        return moment == null ? Instant.MIN : moment;
    }

    private static Instant issued(Observation result) {
        return Optional.ofNullable(result.getIssued()).map(Date::toInstant).orElse(Instant.MIN);
    }

    private static Nutrients read(Observation result) {
        return new Nutrients(
                amount(result, MASS, "MBFAT"),
                amount(result, MASS, "MBTPR", "MBCPR"),
                amount(result, MASS, "MBCHO", "MBLAC"),
                amount(result, ENERGY, "MBNRG"));
    }

    /** In 100 mL, which is a dL; of the codes the first that was measured. */
    private static @Nullable Double amount(Observation result, String unit, String... codes) {
        return Stream.of(codes)
                .flatMap(code -> result.getComponent().stream()
                        .filter(part -> part.getCode().hasCoding(Systems.MILK_OBSERVATION, code)))
                .filter(part -> part.getValue() instanceof Quantity quantity
                        && quantity.hasValue()
                        && !quantity.hasComparator()
                        && unit.equals(quantity.getCode()))
                .map(part -> part.getValueQuantity().getValue().doubleValue())
                .findFirst()
                .orElse(null);
    }
}
