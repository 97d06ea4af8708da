package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.feeding.Candidate;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.ReassignChart;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$offer}: who of the ward could have a bottle whose infant may not have it any more, the neediest first;
 * or by which rules nobody can. Says nothing of where the milk came from, and changes nothing.
 */
@Component
class Offer implements BankOperation {

    private final Bench bench;
    private final BottleChart bottles;
    private final ReassignChart chart;
    private final Refusals refusals;

    Offer(Bench bench, BottleChart bottles, ReassignChart chart, Refusals refusals) {
        this.bench = bench;
        this.bottles = bottles;
        this.chart = chart;
        this.refusals = refusals;
    }

    @Operation(name = "$offer", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters offer(@IdParam IdType id, RequestDetails request) {
        var now = bench.now();
        var bottle = bench.unit(id.getIdPart(), UnitType.BOTTLE);
        var free = chart.free(bottle, now);
        var answer = new Parameters();
        answer.addParameter().setName("volume").setValue(Coded.millilitres(bottles.left(bottle)));
        answer.addParameter().setName("until").setValue(new DateTimeType(Date.from(until(bottle))));
        free.findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        if (free.passes()) {
            var ranked = chart.candidates(bottle, now);
            for (int place = 0; place < ranked.size(); place++) {
                write(answer, ranked.get(place), place + 1);
            }
        }
        return answer;
    }

    /** The earliest of all its clocks. */
    private Instant until(MilkUnit bottle) {
        var atHand = bottles.atHand(bottle, null);
        return Stream.of(atHand.expires(), atHand.thawedUntil(), atHand.warmedUntil())
                .filter(end -> end != null)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static void write(Parameters answer, Candidate candidate, int rank) {
        var part = answer.addParameter().setName("candidate");
        part.addPart().setName("rank").setValue(new PositiveIntType(rank));
        part.addPart().setName("infant").setValue(new Reference(candidate.infant()));
        part.addPart().setName("order").setValue(new Reference(candidate.order()));
        if (candidate.grams() != null) {
            part.addPart()
                    .setName("weight")
                    .setValue(new Quantity()
                            .setValue(candidate.grams())
                            .setUnit("g")
                            .setSystem(Systems.UCUM)
                            .setCode("g"));
        }
        part.addPart().setName("atHand").setValue(Coded.millilitres(candidate.atHand()));
        part.addPart().setName("ordered").setValue(new DateTimeType(Date.from(candidate.ordered())));
    }
}
