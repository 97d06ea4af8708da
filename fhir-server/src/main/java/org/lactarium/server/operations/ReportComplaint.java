package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.IllnessChart;
import org.lactarium.server.operations.chart.MakingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.recall.CommonSource;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $report-complaint}: a ward found something in a bottle, or infants fell ill. The batches are held at once,
 * wherever their bottles are, and with them those that share a lot of consumables or the day; what each shares is
 * answered, so that a person may hold fewer of them. For ill infants, what their feeds have in common is ranked.
 *
 * <p>The same report again is the same complaint, as long as nobody has ended it: it answers how the milk stands and holds nothing a
 * second time.
 */
@Component
class ReportComplaint implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final MakingChart makings;
    private final IllnessChart illness;
    private final ComplaintPaper papers;
    private final ComplaintAnswer answers;
    private final Moves moves;
    private final Decisions decisions;

    private final MilkLocks locks;

    ReportComplaint(
            Bench bench,
            MilkRecord record,
            Units units,
            MakingChart makings,
            IllnessChart illness,
            ComplaintPaper papers,
            ComplaintAnswer answers,
            Moves moves,
            Decisions decisions,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.makings = makings;
        this.illness = illness;
        this.papers = papers;
        this.answers = answers;
        this.moves = moves;
        this.decisions = decisions;
        this.locks = locks;
    }

    @Operation(name = "$report-complaint", typeName = "BiologicallyDerivedProduct")
    public Parameters report(@ResourceParam Parameters body) {
        bench.accountable();
        var ask = Ask.of(body);
        var complaint = Complaint.of(ask, bench.now(), bench.profile());
        complaint.infants().forEach(infant -> bench.known(new Reference(infant), Patient.class));
        var fed = new LinkedHashMap<String, List<MilkUnit>>();
        complaint.infants().forEach(infant -> fed.put(illness.one(infant), illness.fed(infant, complaint.window())));
        var suspects = suspects(Stream.concat(
                        complaint.units().stream().map(bench::unit),
                        fed.values().stream().flatMap(Collection::stream))
                .toList());
        var related = makings.near(
                suspects.stream().filter(unit -> unit.type() == UnitType.BATCH).toList());
        var held = new ArrayList<>(suspects);
        related.stream().filter(batch -> complaint.holds(batch.id())).forEach(held::add);
        var common = common(fed);
        if (ask.yes("dryRun")) {
            return answers.of(null, withAll(held), suspects, related, common, fed.size());
        }
        var number = "complaint-" + UUID.nameUUIDFromBytes(complaint.words().getBytes(StandardCharsets.UTF_8));
        return record.atomically(locks(number, held), () -> {
            var before = papers.of(number);
            var milk = withAll(held);
            var issue = before.orElseGet(() -> papers.write(number, complaint, milk, fed, bench.now()));
            // told first: the answer says where the milk stood before
            var answer = answers.of(
                    "DetectedIssue/" + issue.getIdElement().getIdPart(), milk, suspects, related, common, fed.size());
            if (before.isEmpty()) {
                held.forEach(batch -> hold(batch, complaint, issue));
            }
            return answer;
        });
    }

    /** What is held names the complaint it rests on. */
    private void hold(MilkUnit unit, Complaint complaint, DetectedIssue issue) {
        var why = complaint.kind() + ": " + complaint.description();
        decisions.keep(Decision.of(Decided.HOLD, "held", unit.reference(), Verdict.clear())
                .alsoAbout(List.of("DetectedIssue/" + issue.getIdElement().getIdPart()))
                .after(Versions.ofMilk(List.of(unit)))
                .after(List.of(Versions.of(issue)))
                .because(why));
        record.create(WasteChart.note("quarantine", unit, complaint.cause(), null, bench.now(), bench.person()));
        moves.takeWithAllMadeFrom(Step.HOLD, bench.unit(unit.id()));
    }

    /** The batches of this milk; of raw milk that is in no batch yet, itself. */
    private List<MilkUnit> suspects(List<MilkUnit> milk) {
        Map<String, MilkUnit> suspects = new LinkedHashMap<>();
        for (var unit : milk) {
            var batches = Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                    .filter(one -> one.type() == UnitType.BATCH)
                    .toList();
            (batches.isEmpty() ? List.of(unit) : batches).forEach(one -> suspects.putIfAbsent(one.id(), one));
        }
        return List.copyOf(suspects.values());
    }

    private List<CommonSource> common(Map<String, List<MilkUnit>> fed) {
        Map<String, Set<CommonSource.Source>> byInfant = new LinkedHashMap<>();
        fed.forEach((infant, milk) -> byInfant.put(infant, illness.sources(milk)));
        return CommonSource.ranked(byInfant);
    }

    private List<MilkUnit> withAll(List<MilkUnit> held) {
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        // in the order in which they were found, and as they stand now
        held.forEach(unit -> all.put(unit.id(), unit));
        units.all(List.copyOf(all.keySet())).forEach(unit -> all.put(unit.id(), unit));
        units.descendants(held).forEach(unit -> all.putIfAbsent(unit.id(), unit));
        return List.copyOf(all.values());
    }

    private Set<Lock> locks(String number, List<MilkUnit> held) {
        return MilkLocks.and(locks.ofAll(held), Stream.of(new Lock(Lock.Kind.COMPLAINT, number)));
    }
}
