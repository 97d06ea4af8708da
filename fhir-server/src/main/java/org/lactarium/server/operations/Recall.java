package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NoticeChart;
import org.lactarium.server.operations.chart.RecallChart;
import org.lactarium.server.operations.chart.UnnamedFeeds;
import org.lactarium.server.recall.Exposure;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $recall}: everything touched by a unit, a donor, a batch, a device or a lot of consumables is called back,
 * wherever it is; each place that holds some of it is told, and the infants who had it are named. For a traceability
 * officer only. With {@code dryRun} nothing is written but who asked.
 *
 * <p>The same reason and scope again is the same recall: it answers the same issue and the same notices, takes in what was
 * made or moved since, and says how far the places are.
 */
@Component
class Recall implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallChart chart;
    private final RecallScope scopes;
    private final RecallPaper papers;
    private final RecallNotices notices;
    private final UnnamedFeeds unnamed;
    private final Disclosure disclosure;
    private final Moves moves;
    private final Decisions decisions;

    Recall(
            Bench bench,
            MilkRecord record,
            RecallChart chart,
            RecallScope scopes,
            RecallPaper papers,
            RecallNotices notices,
            UnnamedFeeds unnamed,
            Disclosure disclosure,
            Moves moves,
            Decisions decisions) {
        this.bench = bench;
        this.record = record;
        this.chart = chart;
        this.scopes = scopes;
        this.papers = papers;
        this.notices = notices;
        this.unnamed = unnamed;
        this.disclosure = disclosure;
        this.moves = moves;
        this.decisions = decisions;
    }

    @Operation(name = "$recall", typeName = "BiologicallyDerivedProduct")
    public Parameters recall(@ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var scope = scopes.of(ask);
        var affected = scopes.affected(scope);
        if (ask.yes("dryRun") || affected.isEmpty()) {
            return record.atomically(Set.of(), () -> seen(new RecallAnswer(), scope, reason, affected)
                    .done());
        }
        var number = papers.number(scope.words() + " " + reason);
        return record.atomically(locks(number, affected), () -> call(number, scope, reason));
    }

    private Parameters call(String number, RecallScope.Scope scope, String reason) {
        var now = bench.now();
        var milk = scopes.affected(scope);
        var issue = papers.write(number, reason, scope.basis(), milk, now);
        var answer = seen(
                new RecallAnswer()
                        .recall("DetectedIssue/" + issue.getIdElement().getIdPart()),
                scope,
                reason,
                milk);
        var list = papers.list(number, milk, now);
        notices.follow(
                number, list, milk.stream().filter(NoticeChart::canBeFound).toList());
        if (!moves.take(Step.RECALL, milk).isEmpty()) {
            decisions.keep(Decision.of(
                            Decided.RECALL,
                            "recalled",
                            "DetectedIssue/" + issue.getIdElement().getIdPart(),
                            Verdict.clear())
                    .alsoAbout(scope.basis().stream().toList())
                    .because(reason));
        }
        var told = notices.of(number);
        if (RecallNotices.progress(told) < 100) {
            papers.reopen(number);
        }
        scopes.decided(scope);
        return answer.unnamed(unnamed.of(milk, told)).holders(told, now).done();
    }

    /** As the milk stood before the recall, and who had been fed with it; written down, because it names them. */
    private RecallAnswer seen(RecallAnswer answer, RecallScope.Scope scope, String reason, List<MilkUnit> milk) {
        var exposed = chart.exposed(milk);
        var people = new ArrayList<>(scope.donor().stream().toList());
        exposed.stream().map(Exposure::infant).forEach(people::add);
        disclosure.write("$recall", reason, people);
        return answer.milk(milk).infants(exposed);
    }

    private static Set<Lock> locks(String number, List<MilkUnit> affected) {
        return MilkLocks.and(MilkLocks.ofCultured(affected), Stream.of(new Lock(Lock.Kind.RECALL, number)));
    }
}
