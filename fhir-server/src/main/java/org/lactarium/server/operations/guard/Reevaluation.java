package org.lactarium.server.operations.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.Account;
import org.lactarium.server.operations.Lineage;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Moves;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.release.Culture;
import org.lactarium.server.release.CultureRules;
import org.lactarium.server.release.LateResult;
import org.lactarium.server.release.Reappraisal;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Judges milk again after something became known about it. Milk may be held, rejected or recalled by this; never released. */
@Component
class Reevaluation {

    private final MilkRecord record;
    private final Units units;
    private final CultureChart cultures;
    private final DonorChart donors;
    private final DonorAliases aliases;
    private final Doubts doubts;
    private final Moves moves;
    private final Lineage lineage;
    private final Account account;
    private final RuleProfile profile;

    Reevaluation(
            MilkRecord record,
            Units units,
            CultureChart cultures,
            DonorChart donors,
            DonorAliases aliases,
            Doubts doubts,
            Moves moves,
            Lineage lineage,
            Account account,
            RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.cultures = cultures;
        this.donors = donors;
        this.aliases = aliases;
        this.doubts = doubts;
        this.moves = moves;
        this.lineage = lineage;
        this.account = account;
        this.profile = profile;
    }

    /** @param focus references of the milk the results are about */
    void cultures(Collection<String> focus) {
        pools(focus).forEach(this::line);
    }

    /** Of each pool and batch that {@link #cultures} judges. */
    Collection<Lock> locksOfTested(Collection<String> focus) {
        var locks = new TreeSet<Lock>();
        for (var pool : pools(focus)) {
            locks.add(Lock.of(UnitType.POOL, pool));
            units.read(pool).stream()
                    .flatMap(one -> units.children(one).stream())
                    .forEach(batch -> locks.add(Lock.of(batch)));
        }
        return locks;
    }

    private List<String> pools(Collection<String> focus) {
        return focus.stream()
                .flatMap(reference -> units.scanned(reference).stream())
                .flatMap(this::pools)
                .distinct()
                .toList();
    }

    /** Every batch of one pool, under its locks, with all that is known about pool and batch. */
    private void line(String poolId) {
        record.atomically(List.of(Lock.of(UnitType.POOL, poolId)), () -> {
            var pool = units.read(poolId).orElseThrow();
            var batches = units.children(pool);
            if (batches.isEmpty()) {
                settle(pool, List.of(pool));
            }
            batches.forEach(batch -> record.atomically(List.of(Lock.of(batch)), () -> {
                settle(pool, List.of(pool, units.read(batch.id()).orElseThrow()));
                return batch;
            }));
            return pool;
        });
    }

    private void settle(MilkUnit pool, List<MilkUnit> tested) {
        var known = cultures.of(tested);
        var batch = tested.get(tested.size() - 1);
        var affected = new ArrayList<>(List.of(batch));
        if (batch != pool) {
            affected.addAll(units.descendants(List.of(batch)));
        }
        if (batch.type() == UnitType.BATCH
                && !CultureRules.findings(known, profile).passes()) {
            // a result that is open again moves nothing that waits, but nobody has signed on it
            moves.forgetFirstSignature(batch);
        }
        var results = known.stream().map(Culture::result).toList();
        Map<Step, List<MilkUnit>> moved = new EnumMap<>(Step.class);
        for (var unit : affected) {
            LateResult.step(unit.status(), known, profile).ifPresent(found -> {
                var step = calledBack(unit, found);
                moved.computeIfAbsent(step, one -> new ArrayList<>())
                        .addAll(lineage.take(step, List.of(unit), Set.of(pool.reference())));
            });
        }
        moved.forEach((step, all) -> all.stream()
                .findFirst()
                // a bottle that is held with its batch has no reason of its own
                .filter(first -> step != Step.HOLD || first.id().equals(batch.id()))
                .ifPresent(first -> account.of(
                        step, first, CultureRules.judge(known, profile), results, MilkUnit.references(all))));
    }

    /**
     * All milk of a donor, under whichever of her numbers, that would not be taken today: raw milk is held or rejected,
     * what was made from it held, and recalled only for a confirmed infection. Her other milk stays as it is.
     */
    void donor(String reference) {
        doubtful(reference).ifPresent(found -> {
            found.deposits()
                    .forEach((deposit, verdict) ->
                            hold(deposit, verdict, reference, found.file().sources()));
            doubts.raise(List.copyOf(found.deposits().keySet()), found.file(), profile);
        });
    }

    /** Of the woman, and of all her milk that is in doubt. */
    Collection<Lock> locksOfDonor(String reference) {
        var locks = new TreeSet<Lock>();
        aliases.of(reference).forEach(one -> locks.add(new Lock(Lock.Kind.PERSON, id(one))));
        doubtful(reference).ifPresent(found -> Stream.concat(
                        found.deposits().keySet().stream(),
                        units.descendants(found.deposits().keySet()).stream())
                .forEach(unit -> locks.add(Lock.of(unit))));
        return locks;
    }

    /** @param deposits that would not be taken today, and why */
    private record Doubtful(DonorFile file, Map<MilkUnit, Verdict> deposits) {}

    private Optional<Doubtful> doubtful(String reference) {
        if (!reference.startsWith("Patient/")) {
            return Optional.empty();
        }
        // most of her results come before her first bottle, and ask for nothing more
        var deposits = units.naming("source", aliases.of(reference));
        if (deposits.isEmpty()) {
            return Optional.empty();
        }
        // whoever gave milk is its donor, whatever her record calls itself by now
        return record.read(Patient.class, id(reference)).map(donors::file).map(file -> {
            Map<MilkUnit, Verdict> doubtful = new LinkedHashMap<>();
            for (var deposit : deposits) {
                var verdict = judge(deposit, file);
                if (!verdict.passes()) {
                    doubtful.put(deposit, verdict);
                }
            }
            return new Doubtful(file, doubtful);
        });
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    /** One of her deposits, of which something else is known than before. */
    void deposit(MilkUnit deposit) {
        donors.file(deposit.donor()).ifPresent(file -> {
            var verdict = judge(deposit, file);
            if (!verdict.passes()) {
                hold(deposit, verdict, deposit.donor(), file.sources());
                doubts.raise(List.of(deposit), file, profile);
            }
        });
    }

    private Verdict judge(MilkUnit deposit, DonorFile file) {
        var expressed = deposit.expressed(profile.zone());
        return expressed == null
                ? Verdict.of(RuleId.EXPRESSION_TIME_MISSING, deposit.number())
                : DonorRules.judge(file, expressed, profile);
    }

    private void hold(MilkUnit deposit, Verdict verdict, String donor, List<String> read) {
        var woman = Set.copyOf(aliases.of(donor));
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(deposit), units.descendants(List.of(deposit)).stream())
                .filter(unit -> unit.status() != UnitStatus.REJECTED)
                .forEach(unit -> all.put(unit.id(), unit));
        record.atomically(all.values().stream().map(Lock::of).toList(), () -> {
            Map<Step, List<MilkUnit>> moved = new EnumMap<>(Step.class);
            all.values().forEach(unit -> step(unit, verdict)
                    .map(step -> calledBack(unit, step))
                    .ifPresent(step -> lineage.take(step, List.of(unit), woman)
                            .forEach(one -> moved.computeIfAbsent(step, same -> new ArrayList<>())
                                    .add(one))));
            // whatever is lost is named by the decision that moved it, and finds its way back by that
            moved.forEach((step, units) -> {
                if (step != Step.HOLD || moved.size() == 1) {
                    account.of(step, deposit, verdict, read, MilkUnit.references(units));
                }
            });
            return moved;
        });
    }

    /** What was made from milk in doubt is a mixture: a person decides about it, unless the infection is confirmed. */
    private static Optional<Step> step(MilkUnit unit, Verdict verdict) {
        var settled = unit.type() == UnitType.DEPOSIT || verdict.mentions(RuleId.SEROLOGY_CONFIRMED);
        return settled ? Reappraisal.step(unit.status(), verdict) : Optional.of(Step.HOLD);
    }

    /** What was let go and held since is called back like what was not held: nobody knows where it is. */
    private Step calledBack(MilkUnit unit, Step step) {
        var letGo = step == Step.REJECT
                && unit.status() == UnitStatus.QUARANTINE
                && Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                        .filter(one -> one.type() == UnitType.BATCH)
                        .anyMatch(moves::wasLetGo);
        return letGo ? Step.RECALL : step;
    }

    private Stream<String> pools(MilkUnit unit) {
        return switch (unit.type()) {
            case POOL -> Stream.of(unit.id());
            case BATCH -> unit.parents().stream();
            default -> Stream.empty();
        };
    }
}
