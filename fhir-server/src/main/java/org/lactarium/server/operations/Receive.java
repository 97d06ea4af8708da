package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.batch.Transport;
import org.lactarium.server.donation.Arrival;
import org.lactarium.server.donation.Arrival.Condition;
import org.lactarium.server.donation.Intake;
import org.lactarium.server.donation.IntakeDecision;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.ImpliedClock;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NewUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/**
 * {@code $receive}: containers come through the door, each judged by itself; either all of them are taken down or none.
 *
 * <p>The same container again (number, donor, expression) is looked at again: one that was held at the door may be
 * accepted now, any other answers as it stands; a hold that came later is lifted by two signatures only. The same number on another container is a conflict (HTTP 409).
 */
@Component
class Receive implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final DonorChart donors;
    private final DonorNumbers numbers;
    private final WaitingResultChart waiting;
    private final Decisions decisions;
    private final Refusals refusals;

    Receive(
            Bench bench,
            MilkRecord record,
            Units units,
            DonorChart donors,
            DonorNumbers numbers,
            WaitingResultChart waiting,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.donors = donors;
        this.numbers = numbers;
        this.waiting = waiting;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    /** What the logger of the box wrote on the way. */
    private record Box(Curve curve, Instant start, Instant end) {

        static Box of(Observation logged) {
            var curve = RunChart.curve(logged)
                    .orElseThrow(() ->
                            Refusals.bad("parameter transport must hold SampledData in Cel with an effectivePeriod"));
            return new Box(curve, Objects.requireNonNull(RunChart.start(logged)), RunChart.end(logged, curve));
        }
    }

    private record Judged(
            BiologicallyDerivedProduct given,
            Arrival arrival,
            String donor,
            List<String> donorNumbers,
            DonorFile file,
            Verdict verdict) {}

    @Operation(name = "$receive", typeName = "BiologicallyDerivedProduct")
    public Parameters receive(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var received = ask.moment("received").orElseGet(bench::now);
        if (received.isAfter(bench.now())) {
            throw Refusals.bad("parameter received lies in the future");
        }
        var box = ask.optionalResource("transport", Observation.class)
                .map(Box::of)
                .orElse(null);
        Map<String, Judged> arrivals = new LinkedHashMap<>();
        var asked = refusals.items("deposit", request);
        for (var deposit : ask.each("deposit")) {
            asked.next(() -> GivenDeposit.called(deposit), () -> {
                var judged = judge(deposit, received, box, request);
                var number = judged.arrival().number();
                if (arrivals.putIfAbsent(number, judged) != null) {
                    throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, number), request);
                }
                return judged;
            });
        }
        asked.unlessRefused();
        var locks = arrivals.keySet().stream()
                .map(number -> new Lock(Lock.Kind.NUMBER, number))
                .toList();
        return record.atomically(locks, () -> {
            mayBeTaken(arrivals, request);
            var answer = new Parameters();
            arrivals.values().forEach(judged -> take(answer, judged, request));
            return answer;
        });
    }

    private Judged judge(Ask deposit, Instant received, @Nullable Box box, RequestDetails request) {
        var handed = GivenDeposit.of(deposit.resource("unit", BiologicallyDerivedProduct.class));
        var given = handed.product();
        var number = handed.number();
        var condition = Condition.of(deposit.text("condition"))
                .orElseThrow(() -> Refusals.bad("parameter condition must be frozen, ice-crystals or thawed"));
        if (condition != Condition.THAWED
                && ImpliedClock.standsWarm(given, bench.profile().excursion().thawed())) {
            throw Refusals.bad(
                    "parameter unit says that it stands in a place where milk thaws, and that it came frozen");
        }
        var source = given.getCollection().getSource();
        var donor = donors.of(source)
                .orElseThrow(() -> refusals.refusal(Verdict.of(RuleId.DONOR_UNKNOWN, named(source)), request));
        DonorFile file = donors.file(donor);
        var donorNumbers = donorNumbers(deposit, source);
        var arrival = new Arrival(
                number,
                new MilkUnit(given).expressed(bench.profile().zone()),
                handed.volume(),
                condition,
                deposit.yes("sealIntact"),
                received);
        if (arrival.expressed() == null) {
            throw refusals.refusal(Verdict.of(RuleId.EXPRESSION_TIME_MISSING, number), request);
        }
        return new Judged(
                given,
                arrival,
                "Patient/" + donor.getIdElement().getIdPart(),
                donorNumbers,
                file,
                Intake.judge(arrival, file, bench.profile())
                        .and(transported(number, box))
                        .and(numbers.judge(number, donor, donorNumbers))
                        .and(WaitingResult.judge(
                                DonorChart.number(donor),
                                waiting.ofDonor(
                                        "Patient/" + donor.getIdElement().getIdPart()))));
    }

    /** A container that came before has its number already, and another one does not get it. */
    private void mayBeTaken(Map<String, Judged> arrivals, RequestDetails request) {
        var items = refusals.items("deposit", request);
        arrivals.forEach((number, judged) -> items.next(() -> Optional.of(number), () -> {
            var known = units.numbered(UnitType.DEPOSIT, number);
            if (known.isEmpty()) {
                refusals.unless(bench.mayBeGiven(UnitType.DEPOSIT, number), request);
            } else if (!same(known.get(), judged)) {
                throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, number), request);
            }
            return judged;
        }));
        items.unlessRefused();
    }

    private boolean same(MilkUnit known, Judged judged) {
        return known.donor().equals(judged.donor())
                && judged.arrival().expressed() != null
                && judged.arrival()
                        .expressed()
                        .equals(known.expressed(bench.profile().zone()));
    }

    private Verdict transported(String number, @Nullable Box box) {
        return box == null
                ? Transport.missing(number, bench.profile())
                : Transport.judge(number, box.curve(), box.start(), box.end(), bench.profile());
    }

    private void take(Parameters answer, Judged judged, RequestDetails request) {
        var decision = IntakeDecision.of(judged.verdict());
        var known = units.numbered(UnitType.DEPOSIT, judged.arrival().number());
        var before = known.map(one -> Versions.of(one.product()));
        var unit = known.isEmpty() ? store(judged, decision.status()) : again(known.get(), judged, decision);
        var part = answer.addParameter().setName("deposit");
        part.addPart().setName("unit").setResource(unit.product());
        part.addPart().setName("verdict").setValue(new CodeType(standing(unit, decision)));
        if (!Optional.of(Versions.of(unit.product())).equals(before)) {
            decisions.keep(Decision.of(Decided.RECEIVE, decision.code(), unit.reference(), judged.verdict())
                    .after(judged.file().sources()));
        }
        if (known.isEmpty() && judged.verdict().mentions(RuleId.DONOR_NUMBER_CONFLICT)) {
            numbers.hold(unit, judged.donorNumbers(), judged.verdict());
        }
        judged.verdict()
                .findings()
                .forEach(finding -> part.addPart().setName("rule").setValue(refusals.rule(finding, request)));
    }

    private MilkUnit store(Judged judged, UnitStatus status) {
        return units.create(NewUnit.step(
                NewUnit.deposit(judged.given(), judged.donor(), judged.arrival().volume(), status),
                "receive",
                judged.arrival().received(),
                null,
                null));
    }

    private MilkUnit again(MilkUnit known, Judged judged, IntakeDecision decision) {
        if (known.status() != UnitStatus.QUARANTINE
                || decision == IntakeDecision.QUARANTINED
                || WasteChart.heldByItself(record, known)) {
            return known;
        }
        return units.update(NewUnit.step(
                known.stand(decision.status()), "receive", judged.arrival().received(), null, null));
    }

    private static String standing(MilkUnit unit, IntakeDecision decision) {
        return switch (unit.status()) {
            case QUARANTINE -> IntakeDecision.QUARANTINED.code();
            case REJECTED -> IntakeDecision.REJECTED.code();
            default -> decision.code();
        };
    }

    /** Every donor number that stands on it, the one beside the reference among them. */
    private static List<String> donorNumbers(Ask deposit, Reference source) {
        var beside = Optional.of(source.getIdentifier())
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue);
        return Stream.concat(deposit.texts("donorNumber").stream(), beside.stream())
                .distinct()
                .toList();
    }

    private static String named(Reference source) {
        return Optional.of(Coded.plain(source))
                .filter(reference -> !reference.isEmpty())
                .or(() -> Optional.ofNullable(source.getIdentifier().getValue()))
                .orElse("-");
    }
}
