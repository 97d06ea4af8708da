package org.lactarium.server.operations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Containers that may have been mixed up with one: they stood on the same bench at the same time. */
@Component
class Siblings {

    static final String RUN = "run";
    static final String DONOR_DAY = "donor-day";

    private final Bench bench;
    private final Units units;
    private final RunChart runs;
    private final DonorAliases aliases;

    Siblings(Bench bench, Units units, RunChart runs, DonorAliases aliases) {
        this.bench = bench;
        this.units = units;
        this.runs = runs;
        this.aliases = aliases;
    }

    /**
     * Without the unit itself.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) for another kind, or the donor's day
     *     of milk that is no deposit any more
     */
    List<MilkUnit> of(MilkUnit unit, String kind) {
        var found =
                switch (kind) {
                    case RUN -> ofRun(unit);
                    case DONOR_DAY -> ofDay(bench.unit(unit.id(), UnitType.DEPOSIT), List.of(unit.donor()));
                    default -> throw Refusals.bad("parameter siblings must be " + RUN + " or " + DONOR_DAY);
                };
        return found.stream().filter(one -> !one.id().equals(unit.id())).toList();
    }

    /** Everything of these donors that was received on the day the deposit was. */
    List<MilkUnit> ofDay(MilkUnit deposit, Collection<String> donors) {
        var day = received(deposit);
        var numbers = donors.stream()
                .flatMap(donor -> aliases.of(donor).stream())
                .distinct()
                .toList();
        return units.naming("source", numbers).stream()
                .filter(one -> !one.id().equals(deposit.id()))
                .filter(one -> day != null && day.equals(received(one)))
                .toList();
    }

    private List<MilkUnit> ofRun(MilkUnit unit) {
        return switch (unit.type()) {
            case BATCH -> List.of();
            case BOTTLE, ALIQUOT ->
                units.ancestors(unit).stream()
                        .filter(one -> one.type() == UnitType.BATCH)
                        .toList();
            case DEPOSIT, POOL ->
                thaws(unit)
                        .flatMap(thaw -> Stream.concat(RunChart.units(thaw).stream(), RunChart.pools(thaw).stream()))
                        .distinct()
                        .flatMap(one -> units.read(one.substring(one.indexOf('/') + 1)).stream())
                        .toList();
        };
    }

    private Stream<Task> thaws(MilkUnit unit) {
        var pools = unit.type() == UnitType.POOL ? List.of(unit) : units.children(unit);
        return Stream.concat(
                runs.running().stream().filter(thaw -> RunChart.units(thaw).contains(unit.reference())),
                pools.stream().flatMap(pool -> runs.thawOf(pool).stream()));
    }

    private @Nullable LocalDate received(MilkUnit deposit) {
        return deposit.product().getProcessing().stream()
                .map(step -> step.getTime() instanceof Period period ? period.getStart() : null)
                .filter(Objects::nonNull)
                .min(Date::compareTo)
                .map(at -> at.toInstant().atZone(bench.profile().zone()).toLocalDate())
                .orElse(null);
    }
}
