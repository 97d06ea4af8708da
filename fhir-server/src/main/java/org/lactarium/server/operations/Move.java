package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Places;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $move}: containers that were scanned, and places that were carried with all they hold, stand somewhere else now. One that
 * cannot be is told by itself, and then none is moved. What stands there already is left as it is.
 */
@Component
class Move implements BankOperation {

    private static final Set<UnitStatus> GONE =
            EnumSet.of(UnitStatus.USED, UnitStatus.DISCARDED, UnitStatus.ENTERED_IN_ERROR);

    private final Bench bench;
    private final MilkRecord record;
    private final Scans scans;
    private final Units units;
    private final Places places;
    private final MilkLocks locks;
    private final Refusals refusals;

    Move(Bench bench, MilkRecord record, Scans scans, Units units, Places places, MilkLocks locks, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.scans = scans;
        this.units = units;
        this.places = places;
        this.locks = locks;
        this.refusals = refusals;
    }

    @Operation(name = "$move", typeName = "BiologicallyDerivedProduct")
    public Parameters move(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var destination = bench.known(
                ask.reference("destination").orElseThrow(() -> Refusals.bad("parameter destination is missing")),
                Location.class);
        var carried = ask.references("place");
        var scanned = ask.texts("unit");
        if (carried.isEmpty() && scanned.isEmpty()) {
            throw Refusals.bad("give unit or place");
        }
        var read = refusals.items("unit", request);
        var milk = scanned.stream()
                .flatMap(text -> read.next(() -> Optional.of(text), () -> scans.container(text, request)).stream())
                .toList();
        read.unlessRefused();
        return record.atomically(locks.ofAll(milk), () -> {
            var there = refusals.items("unit", request);
            var now = milk.stream().map(unit -> bench.unit(unit.id())).toList();
            now.forEach(unit -> there.next(unit.number(), mayMove(unit)));
            there.unlessRefused();
            var answer = new Parameters();
            now.forEach(unit -> put(answer, unit, destination));
            carried.forEach(place -> put(answer, bench.known(place, Location.class), destination));
            return answer;
        });
    }

    private static Verdict mayMove(MilkUnit unit) {
        return Verdict.unless(
                !GONE.contains(unit.status()),
                RuleId.MOVE_NOT_ALLOWED,
                unit.number(),
                unit.status().code());
    }

    private void put(Parameters answer, MilkUnit unit, Reference destination) {
        var from = unit.location().map(Coded::plain);
        if (!from.equals(Optional.of(Coded.plain(destination)))) {
            moved(answer, new Reference(unit.reference()).setDisplay(unit.display()), from);
            units.update(unit.at(destination));
        }
    }

    private void put(Parameters answer, Reference place, Reference destination) {
        if (places.around(Coded.plain(destination)).contains(Coded.plain(place))) {
            throw Refusals.bad("destination lies within what was carried there");
        }
        var carried = record.read(Location.class, place.getReferenceElement().getIdPart())
                .orElseThrow();
        var from = Optional.of(Coded.plain(carried.getPartOf())).filter(around -> !around.isEmpty());
        if (!from.equals(Optional.of(Coded.plain(destination)))) {
            moved(answer, new Reference(Coded.plain(place)).setDisplay(carried.getName()), from);
            record.update(carried.setPartOf(new Reference(Coded.plain(destination))));
        }
    }

    private static void moved(Parameters answer, Reference what, Optional<String> from) {
        var part = answer.addParameter().setName("moved");
        part.addPart().setName("what").setValue(what);
        from.ifPresent(place -> part.addPart().setName("from").setValue(new Reference(place)));
    }
}
