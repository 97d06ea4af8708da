package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.BottleTimes;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$aliquot}: one feed is drawn from a bottle under a number of its own. It stands where the bottle stands
 * and has its clocks. The same number from the same bottle again answers the feed; elsewhere it is a conflict (409).
 */
@Component
class Aliquot implements BankOperation {

    private static final Set<UnitStatus> LET_GO = EnumSet.of(UnitStatus.RELEASED, UnitStatus.DISPENSED);
    /** mL; the last digit of a syringe. */
    private static final double EMPTY = 0.001;

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final BottleTimes times;
    private final LateSteps late;
    private final Decisions decisions;
    private final Moves moves;
    private final Refusals refusals;

    private final MilkLocks locks;

    Aliquot(
            Bench bench,
            MilkRecord record,
            Units units,
            BottleChart bottles,
            BottleTimes times,
            LateSteps late,
            Decisions decisions,
            Moves moves,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.times = times;
        this.late = late;
        this.decisions = decisions;
        this.moves = moves;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$aliquot", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct draw(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var number = ask.mustNumber("identifier", Systems.UNIT_ID);
        var volume = ask.millilitres("volume").orElseThrow(() -> Refusals.bad("parameter volume is missing"));
        var at = ask.moment("at").orElseGet(bench::now);
        var typed = late.of(ask);
        var held = MilkLocks.and(locks.of(bench.unit(id.getIdPart())), Stream.of(new Lock(Lock.Kind.NUMBER, number)));
        return record.atomically(held, () -> {
            var bottle = bench.unit(id.getIdPart(), UnitType.BOTTLE);
            var known = units.scanned(Systems.UNIT_ID + "|" + number);
            if (!known.isEmpty()) {
                return again(known.get(0), bottle, request);
            }
            var verdict = judge(bottle, volume, at);
            refusals.unless(verdict.and(bench.mayBeGiven(UnitType.ALIQUOT, number)), request);
            var read = Versions.ofMilk(List.of(bottle));
            var feed = draw(bottle, number, volume, at);
            var noted = late.noted(List.of(bottle.number()), at);
            if (noted.mentions(RuleId.TYPED_LATE)) {
                decisions.keep(Decision.of(Decided.PREPARE, "drawn", feed.reference(), verdict.and(noted))
                        .alsoAbout(List.of(bottle.reference()))
                        .after(read)
                        .after(typed.looked()));
            }
            return feed.product();
        });
    }

    private MilkUnit draw(MilkUnit bottle, String number, double volume, Instant at) {
        var left = bottles.left(bottle);
        var expires = Objects.requireNonNullElse(bottle.expires(), Instant.EPOCH);
        var feed = units.create(NewUnit.step(NewUnit.aliquot(number, bottle, volume, expires), "split", at, at, null));
        if (left - volume < EMPTY) {
            moves.take(Step.CONSUME, List.of(bottle));
        }
        return feed;
    }

    private BiologicallyDerivedProduct again(MilkUnit known, MilkUnit bottle, RequestDetails request) {
        if (known.type() != UnitType.ALIQUOT || !known.parents().contains(bottle.id())) {
            throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, known.number()), request);
        }
        return known.product();
    }

    private Verdict judge(MilkUnit bottle, double volume, Instant at) {
        var now = bench.now();
        var left = bottles.left(bottle);
        return Verdict.unless(
                        LET_GO.contains(bottle.status()),
                        RuleId.MOVE_NOT_ALLOWED,
                        bottle.number(),
                        bottle.status().code())
                .and(Verdict.unless(
                        volume > 0 && volume <= left + EMPTY,
                        RuleId.FEED_VOLUME_EXCEEDED,
                        bottle.number(),
                        volume,
                        left))
                .and(Verdict.unless(!at.isAfter(now), RuleId.FEED_TIME_IN_FUTURE, at, now))
                .and(times.made(bottle, at));
    }
}
