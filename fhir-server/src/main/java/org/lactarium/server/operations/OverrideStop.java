package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.server.feeding.FeedIncident;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.release.Signing;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$override-stop}: two people, each with a login of their own, decide before a feed to give what the
 * bedside check stops for want of a paper. What is wrong with the milk itself nobody overrides here.
 *
 * <p>Good for one feed. The check goes on saying stop; the feed is recorded by {@code $report-feed-incident}.
 */
@Component
class OverrideStop implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Bedside bedside;
    private final InfantChart infants;
    private final FeedChart feeds;
    private final Decisions decisions;
    private final Refusals refusals;
    private final MeterRegistry meters;

    OverrideStop(
            Bench bench,
            MilkRecord record,
            Bedside bedside,
            InfantChart infants,
            FeedChart feeds,
            Decisions decisions,
            Refusals refusals,
            MeterRegistry meters) {
        this.bench = bench;
        this.record = record;
        this.bedside = bedside;
        this.infants = infants;
        this.feeds = feeds;
        this.decisions = decisions;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Operation(name = "$override-stop", typeName = "BiologicallyDerivedProduct")
    public Parameters override(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var caller = bench.accountable();
        var reason = ask.text("reason");
        var scanned = ask.scan("infant");
        var infant = infants.scanned(scanned)
                .map(baby -> "Patient/" + baby.getIdElement().getIdPart())
                .orElseThrow(() -> refusals.refusal(Verdict.of(RuleId.INFANT_UNKNOWN, scanned), request));
        var named = bench.unit(id.getIdPart());
        refusals.unless(Verdict.unless(BottleChart.canBeFed(named), RuleId.UNIT_NOT_A_BOTTLE, named.number()), request);
        var decided = record.atomically(Set.of(new Lock(Lock.Kind.OVERRIDE, id.getIdPart())), () -> {
            var unit = bench.unit(id.getIdPart());
            var stop = bedside.judge(unit, infant, bench.now());
            var refused = bedside.refused(unit, infant, bench.now());
            refusals.unless(FeedIncident.overridable(unit.number(), stop, refused), request);
            return decide(unit, infant, caller, reason, stop, request);
        });
        if (decided.agreed()) {
            decided.stop().rules().forEach(rule -> meters.counter("lactarium.feed.overrides", "rule", rule.code())
                    .increment());
        }
        return answer(decided.task(), decided.stop(), request);
    }

    /** @param agreed whether this call made it the word of two */
    private record Spoken(Task task, Verdict stop, boolean agreed) {}

    /** The second person agrees to what the first one saw; when the stop has become another, it begins anew. */
    private Spoken decide(
            MilkUnit unit, String infant, String caller, String reason, Verdict stop, RequestDetails request) {
        var open = feeds.overrides(unit, infant).stream()
                .filter(task -> FeedChart.rules(task).equals(FeedChart.rules(why(stop))))
                .findFirst();
        if (open.isEmpty()) {
            var first = IncidentPaper.task(
                    FeedChart.OVERRIDE, unit.reference(), infant, IncidentPaper.why(stop, reason), caller, bench.now());
            return new Spoken(
                    keep(record.create(first.setStatus(TaskStatus.INPROGRESS)), unit, stop, reason), stop, false);
        }
        var task = open.get();
        if (task.getStatus() == TaskStatus.COMPLETED) {
            return new Spoken(task, stop, false);
        }
        refusals.unless(Signing.judge(Coded.plain(task.getRequester()), caller), request);
        task.setStatus(TaskStatus.COMPLETED).setOwner(new Reference(caller)).setLastModified(Date.from(bench.now()));
        return new Spoken(keep(record.update(task), unit, stop, reason), stop, true);
    }

    private static Task why(Verdict stop) {
        return new Task().setReasonCode(IncidentPaper.why(stop, ""));
    }

    private Task keep(Task task, MilkUnit unit, Verdict stop, String reason) {
        decisions.keep(Decision.of(Decided.OVERRIDE, outcome(task), unit.reference(), stop)
                .alsoAbout(List.of("Task/" + task.getIdElement().getIdPart()))
                .after(Versions.ofMilk(List.of(unit)))
                .because(reason));
        return task;
    }

    private Parameters answer(Task task, Verdict stop, RequestDetails request) {
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome(task)));
        answer.addParameter()
                .setName("task")
                .setValue(new Reference("Task/" + task.getIdElement().getIdPart()));
        stop.findings()
                .forEach(finding -> answer.addParameter().setName("rule").setValue(refusals.rule(finding, request)));
        return answer;
    }

    private static String outcome(Task task) {
        return task.getStatus() == TaskStatus.COMPLETED ? TwoPeople.CONFIRMED : TwoPeople.AWAITING;
    }
}
