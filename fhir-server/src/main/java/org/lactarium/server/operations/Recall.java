package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RecallChart;
import org.lactarium.server.recall.Window;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $recall}: everything touched by a unit, a donor or a device is called back, wherever it is, and the infants who
 * had it are named. For a traceability officer only. With {@code dryRun} nothing is written.
 *
 * <p>The same reason and scope again is the same recall: it answers the same issue, and takes in what was made since.
 */
@Component
class Recall implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallChart chart;
    private final RecallPaper papers;
    private final Moves moves;
    private final Decisions decisions;

    Recall(Bench bench, MilkRecord record, RecallChart chart, RecallPaper papers, Moves moves, Decisions decisions) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
        this.papers = papers;
        this.moves = moves;
        this.decisions = decisions;
    }

    private record Start(String kind, String id) {}

    @Operation(name = "$recall", typeName = "BiologicallyDerivedProduct")
    public Parameters recall(@ResourceParam Parameters body) {
        bench.officer();
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var start = start(ask);
        var window =
                new Window(ask.moment("from").orElse(null), ask.moment("to").orElse(null));
        var affected = affected(start, window);
        if (ask.yes("dryRun") || affected.isEmpty()) {
            return answer(new Parameters(), affected);
        }
        return record.atomically(locks(affected), () -> {
            var now = affected(start, window);
            var issue = papers.write(start + " " + window + " " + reason, reason, now, bench.now());
            var answer = new Parameters();
            answer.addParameter()
                    .setName("recall")
                    .setValue(new Reference(
                            "DetectedIssue/" + issue.getIdElement().getIdPart()));
            answer(answer, now);
            if (!moves.take(Step.RECALL, now).isEmpty()) {
                decisions.keep(Decision.of(
                                Decided.RECALL,
                                "recalled",
                                "DetectedIssue/" + issue.getIdElement().getIdPart(),
                                Verdict.clear())
                        .because(reason));
            }
            return answer;
        });
    }

    private static Start start(Ask ask) {
        var starts = Stream.of(
                        ask.ids("unit", "BiologicallyDerivedProduct").stream().map(id -> new Start("unit", id)),
                        ask.ids("donor", "Patient").stream().map(id -> new Start("donor", id)),
                        ask.ids("device", "Device").stream().map(id -> new Start("device", id)))
                .flatMap(one -> one)
                .toList();
        if (starts.size() != 1) {
            throw Refusals.bad("give exactly one of unit, donor and device");
        }
        return starts.get(0);
    }

    private List<MilkUnit> affected(Start start, Window window) {
        return switch (start.kind()) {
            case "unit" -> chart.fromUnit(bench.unit(start.id()));
            case "donor" -> chart.fromDonor("Patient/" + start.id(), window);
            default -> chart.fromDevice("Device/" + start.id(), window);
        };
    }

    /** As they stood before the recall, and who had been fed with them. */
    private Parameters answer(Parameters answer, List<MilkUnit> affected) {
        for (var unit : affected) {
            var part = answer.addParameter().setName("affected");
            part.addPart().setName("unit").setValue(new Reference(unit.reference()).setDisplay(unit.display()));
            part.addPart().setName("status").setValue(new CodeType(unit.status().code()));
            unit.location()
                    .ifPresent(place -> part.addPart().setName("location").setValue(place));
        }
        for (var infant : chart.exposed(affected)) {
            var part = answer.addParameter().setName("exposed");
            part.addPart().setName("infant").setValue(new Reference(infant.infant()));
            part.addPart().setName("volume").setValue(Coded.millilitres(infant.volume()));
        }
        return answer;
    }

    private static List<String> locks(List<MilkUnit> affected) {
        return affected.stream()
                .filter(unit -> unit.type() == UnitType.BATCH || unit.type() == UnitType.POOL)
                .map(unit -> unit.type().code() + "/" + unit.id())
                .toList();
    }
}
