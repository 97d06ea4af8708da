package org.lactarium.server.operations;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** A feed that is on record says something else now, or is taken back: what that asks for, and what is kept of it. */
@Component
public class FeedCorrections {

    private final Clock clock;
    private final MilkRecord record;
    private final Staff staff;
    private final FeedChart feeds;
    private final InfantChart infants;
    private final Bedside bedside;
    private final Decisions decisions;

    FeedCorrections(
            Clock clock,
            MilkRecord record,
            Staff staff,
            FeedChart feeds,
            InfantChart infants,
            Bedside bedside,
            Decisions decisions) {
        this.clock = clock;
        this.record = record;
        this.staff = staff;
        this.feeds = feeds;
        this.infants = infants;
        this.bedside = bedside;
        this.decisions = decisions;
    }

    /** By what it says now; see {@link Bedside#amended}. */
    public Verdict judge(Observation was, Observation is, MilkUnit unit) {
        var theirs = infants.records(Coded.plain(is.getSubject()));
        var orders = orders(is)
                .filter(order -> theirs.contains(Coded.plain(order.getPatient())))
                .toList();
        var given = orders.stream()
                .filter(order -> Coded.references(was.getBasedOn())
                        .contains("NutritionOrder/" + order.getIdElement().getIdPart()))
                .toList();
        var at = FeedChart.at(is);
        var ordered = given.stream().anyMatch(order -> infants.stood(order, at))
                || orders.stream().anyMatch(order -> infants.stands(order, at));
        return bedside.amended(unit, was, is, given, orders, clock.instant())
                .and(Verdict.unless(ordered, RuleId.ORDER_NOT_ACTIVE, at));
    }

    private Stream<NutritionOrder> orders(Observation feed) {
        return Coded.references(feed.getBasedOn()).stream()
                .filter(order -> order.startsWith("NutritionOrder/"))
                .flatMap(order ->
                        record.read(NutritionOrder.class, order.substring("NutritionOrder/".length())).stream());
    }

    /** @throws ForbiddenOperationException (HTTP 403) when the login stands for nobody */
    public void amended(Observation was, Observation is, MilkUnit unit, Verdict verdict) {
        if (staff.calling() == null) {
            throw new ForbiddenOperationException("a feed is amended with a login that stands for a person");
        }
        keep("amended", was, is, unit, verdict);
    }

    /** What people were asked to do about it is asked no more. */
    public void takenBack(Observation was, Observation is, MilkUnit unit) {
        feeds.tasks("Observation/" + is.getIdElement().getIdPart()).stream()
                .filter(task -> task.getStatus() != TaskStatus.COMPLETED && task.getStatus() != TaskStatus.CANCELLED)
                .forEach(task -> record.update(task.setStatus(TaskStatus.CANCELLED)));
        keep("taken-back", was, is, unit, Verdict.clear());
    }

    private void keep(String outcome, Observation was, Observation is, MilkUnit unit, Verdict verdict) {
        var why = AmendedFeed.why(was, is);
        decisions.keep(Decision.of(Decided.FEED, outcome, unit.reference(), verdict)
                .alsoAbout(List.of("Observation/" + is.getIdElement().getIdPart()))
                .after(List.of(Versions.of(was)))
                .after(Versions.ofMilk(List.of(unit)))
                .because(why.isEmpty() ? null : why));
    }
}
