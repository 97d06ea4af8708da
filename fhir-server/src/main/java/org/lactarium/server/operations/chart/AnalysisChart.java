package org.lactarium.server.operations.chart;

import java.time.Duration;
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
import org.lactarium.server.batch.Replicates;
import org.lactarium.server.label.LabelContent.Nutrients;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/**
 * What an analyser measured of one lot of milk: of this lot by its id and of no other, whatever number that one has, and by
 * the latest run that stands, with its replicates. An earlier run is not asked for what the latest leaves open.
 */
@Component
public class AnalysisChart {

    private static final String PANEL = "MBMACRO";
    private static final String MASS = "g/dL";
    private static final String ENERGY = "kcal/dL";

    private final MilkRecord record;
    private final RuleProfile profile;

    AnalysisChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.profile = profile;
    }

    /** What stands on a label: of the representative analysis, the mean of each nutrient that was measured. */
    Optional<Nutrients> of(MilkUnit lot) {
        var series = series(lot);
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Nutrients(
                        mean(series, "MBFAT"),
                        mean(series, "MBTPR", "MBCPR"),
                        mean(series, "MBCHO", "MBLAC"),
                        mean(series, "MBNRG")));
    }

    /** The latest measurement and its replicates: of the same sample, order and analyser, and not long before it. */
    public List<Observation> series(MilkUnit lot) {
        var all = record.find(Observation.class, Query.where("focus", lot.reference())).stream()
                .filter(result -> result.getCode().hasCoding(Systems.LAB_TEST, PANEL))
                .filter(SerologyChart::stands)
                // a run that names other milk, too, does not say which of them it measured
                .filter(result -> Coded.references(result.getFocus()).equals(List.of(lot.reference())))
                .toList();
        var latest = all.stream()
                .max(Comparator.comparing(this::measured)
                        .thenComparing(AnalysisChart::issued)
                        .thenComparing(result -> result.getMeta().getLastUpdated()));
        return latest.map(last -> all.stream()
                        .filter(one -> one == last || replicate(one, last))
                        .toList())
                .orElse(List.of());
    }

    private boolean replicate(Observation one, Observation last) {
        var from = measured(one);
        var to = measured(last);
        return !from.equals(Instant.MIN)
                && Duration.between(from, to).compareTo(profile.analysis().replicates()) <= 0
                && one.hasSpecimen()
                && Coded.plain(one.getSpecimen()).equals(Coded.plain(last.getSpecimen()))
                && Coded.references(one.getBasedOn()).equals(Coded.references(last.getBasedOn()))
                && Coded.plain(one.getDevice()).equals(Coded.plain(last.getDevice()));
    }

    /** Of each measurement that says it, in the bank's unit: in 100 mL, which is a dL. */
    public static List<Double> values(List<Observation> series, String code) {
        var unit = "MBNRG".equals(code) ? ENERGY : MASS;
        return series.stream()
                .map(one -> amount(one, unit, code))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Of the codes the first that was measured; rounded as an analyser writes it. */
    private static @Nullable Double mean(List<Observation> series, String... codes) {
        return Stream.of(codes)
                .map(code -> values(series, code))
                .filter(values -> !values.isEmpty())
                .findFirst()
                .map(values -> Math.round(new Replicates(values).mean() * 100) / 100.0)
                .orElse(null);
    }

    /** When the run was; a run that does not say is before all that do. */
    public Instant measured(Observation result) {
        var at = result.getEffective() instanceof Period period ? period.getStartElement() : result.getEffective();
        var moment = at instanceof BaseDateTimeType date ? Moments.first(date, profile.zone()) : null;
        return moment == null ? Instant.MIN : moment;
    }

    private static Instant issued(Observation result) {
        return Optional.ofNullable(result.getIssued()).map(Date::toInstant).orElse(Instant.MIN);
    }

    private static @Nullable Double amount(Observation result, String unit, String code) {
        return result.getComponent().stream()
                .filter(part -> part.getCode().hasCoding(Systems.MILK_OBSERVATION, code))
                .filter(part -> part.getValue() instanceof Quantity quantity
                        && quantity.hasValue()
                        && !quantity.hasComparator()
                        && unit.equals(quantity.getCode()))
                .map(part -> part.getValueQuantity().getValue().doubleValue())
                .findFirst()
                .orElse(null);
    }
}
