package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Which milk a fact is about: of a woman what she gave, of a thaw its containers and pools, else what it names. */
@Component
class MilkOfFacts {

    private final Units units;
    private final DonorAliases aliases;
    private final RunChart runs;

    MilkOfFacts(Units units, DonorAliases aliases, RunChart runs) {
        this.units = units;
        this.aliases = aliases;
        this.runs = runs;
    }

    /** Without what was made from it. */
    List<MilkUnit> of(DomainResource fact) {
        if (fact instanceof Patient woman) {
            return units.naming("source", aliases.of(woman));
        }
        return fact instanceof Observation observed ? of(observed) : List.of();
    }

    private List<MilkUnit> of(Observation fact) {
        var subject = Coded.plain(fact.getSubject());
        var ofDonor = subject.startsWith("Patient/") && DonorChart.concernsMilk(fact)
                ? units.naming("source", aliases.of(subject)).stream()
                : Stream.<MilkUnit>empty();
        var named = Coded.references(fact.getFocus()).stream().flatMap(this::named);
        return Stream.concat(ofDonor, named).toList();
    }

    private Stream<MilkUnit> named(String focus) {
        return focus.startsWith("Task/")
                ? runs.thaw(focus.substring("Task/".length())).stream()
                        .flatMap(thaw -> Stream.concat(RunChart.units(thaw).stream(), RunChart.pools(thaw).stream()))
                        .flatMap(unit -> units.scanned(unit).stream())
                : units.scanned(focus).stream();
    }
}
