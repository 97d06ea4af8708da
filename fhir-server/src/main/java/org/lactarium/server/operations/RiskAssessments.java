package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.DeferredMilk;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/**
 * For each batch and each reason a risk assessment says how much of the batch is milk of a deferral, of all its donors together: no
 * blind recall, a person decides. It follows what is known, as long as nobody has decided: another volume is another share, and when
 * nothing is left of the doubt the assessment ends.
 */
@Component
public class RiskAssessments implements AtCommit<RiskAssessments.Changed> {

    /**
     * @param about whom or what something else is known than before, {@code Patient/x} or a deposit
     * @param fact by which, {@code Type/id}
     */
    public record Changed(String about, String fact) {}

    private final Units units;
    private final DonorAliases aliases;
    private final DonorChart donors;
    private final RuleProfile profile;
    private final AssessmentPaper papers;

    RiskAssessments(Units units, DonorAliases aliases, DonorChart donors, RuleProfile profile, AssessmentPaper papers) {
        this.units = units;
        this.aliases = aliases;
        this.donors = donors;
        this.profile = profile;
        this.papers = papers;
    }

    @Override
    public Turn turn() {
        return Turn.ASSESSMENTS;
    }

    @Override
    public Collection<Lock> locks(List<Changed> changed) {
        return touched(changed, new DeferredMilk(donors, profile)).stream()
                .map(Lock::of)
                .toList();
    }

    @Override
    public void judge(List<Changed> changed) {
        var facts = changed.stream().map(Changed::fact).distinct().toList();
        var deferred = new DeferredMilk(donors, profile);
        touched(changed, deferred).forEach(batch -> judge(batch, deferred, facts));
    }

    private void judge(MilkUnit batch, DeferredMilk deferred, List<String> facts) {
        var deposits = units.ancestors(batch).stream()
                .filter(unit -> unit.type() == UnitType.DEPOSIT)
                .toList();
        Map<String, List<MilkUnit>> byReason = new LinkedHashMap<>();
        deposits.forEach(deposit -> deferred.reasons(deposit)
                .forEach(reason -> byReason.computeIfAbsent(reason, one -> new ArrayList<>())
                        .add(deposit)));
        byReason.forEach((reason, doubtful) -> papers.say(batch, reason, doubtful, deposits));
        papers.end(batch, byReason.keySet(), facts);
    }

    /** Batches with milk of a deferral, and those that somebody is asked about. */
    private List<MilkUnit> touched(List<Changed> changed, DeferredMilk deferred) {
        var deposits = changed.stream()
                .map(Changed::about)
                .distinct()
                .flatMap(this::deposits)
                .collect(Collectors.toMap(MilkUnit::id, unit -> unit, (one, same) -> one, LinkedHashMap::new))
                .values();
        var batches = batches(deposits);
        var touched = new HashSet<>(papers.open(batches));
        batches(deposits.stream()
                        .filter(deposit -> !deferred.reasons(deposit).isEmpty())
                        .toList())
                .forEach(batch -> touched.add(batch.id()));
        return batches.stream().filter(batch -> touched.contains(batch.id())).toList();
    }

    private Stream<MilkUnit> deposits(String about) {
        return (about.startsWith("Patient/") ? units.naming("source", aliases.of(about)) : units.scanned(about))
                .stream();
    }

    private List<MilkUnit> batches(Collection<MilkUnit> deposits) {
        return units.descendants(deposits).stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .toList();
    }
}
