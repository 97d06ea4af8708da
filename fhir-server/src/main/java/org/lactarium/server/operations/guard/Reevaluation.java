package org.lactarium.server.operations.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.Account;
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
            Account account,
            RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.cultures = cultures;
        this.donors = donors;
        this.aliases = aliases;
        this.doubts = doubts;
        this.moves = moves;
        this.account = account;
        this.profile = profile;
    }

    /**
     * @param focus references of the milk the results are about
     * @param arriving the result that is being written; null when one was taken away
     */
    void cultures(List<String> focus, @Nullable Observation arriving) {
        focus.stream()
                .flatMap(reference -> units.scanned(reference).stream())
                .flatMap(this::pools)
                .distinct()
                .forEach(pool -> line(pool, arriving));
    }

    /** Every batch of one pool, under its locks, with all that is known about pool and batch. */
    private void line(String poolId, @Nullable Observation arriving) {
        record.atomically(List.of(Lock.of(UnitType.POOL, poolId)), () -> {
            var pool = units.read(poolId).orElseThrow();
            var batches = units.children(pool);
            if (batches.isEmpty()) {
                settle(pool, List.of(pool), arriving);
            }
            batches.forEach(batch -> record.atomically(List.of(Lock.of(batch)), () -> {
                settle(pool, List.of(pool, batch), arriving);
                return batch;
            }));
            return pool;
        });
    }

    private void settle(MilkUnit pool, List<MilkUnit> tested, @Nullable Observation arriving) {
        var known = cultures.of(tested, arriving);
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
        for (var unit : affected) {
            LateResult.step(unit.status(), known, profile).ifPresent(step -> {
                var moved = moves.take(step, List.of(unit));
                if (!moved.isEmpty() && unit == batch) {
                    account.of(step, batch, CultureRules.judge(known, profile), results);
                }
            });
        }
    }

    /**
     * All milk of a donor, under whichever of her numbers, that would not be taken today: raw milk is held or rejected,
     * what was made from it held, and recalled only for a confirmed infection. Her other milk stays as it is.
     */
    void donor(String reference) {
        if (!reference.startsWith("Patient/")) {
            return;
        }
        // most of her results come before her first bottle, and ask for nothing more
        var deposits = units.naming("source", aliases.of(reference));
        if (deposits.isEmpty()) {
            return;
        }
        // whoever gave milk is its donor, whatever her record calls itself by now
        record.read(Patient.class, reference.substring("Patient/".length()))
                .map(donors::file)
                .ifPresent(file -> {
                    var doubtful = new ArrayList<MilkUnit>();
                    for (var deposit : deposits) {
                        var verdict = judge(deposit, file);
                        if (!verdict.passes()) {
                            hold(deposit, verdict, file.sources());
                            doubtful.add(deposit);
                        }
                    }
                    doubts.raise(doubtful, file, profile);
                });
    }

    /** One of her deposits, of which something else is known than before. */
    void deposit(MilkUnit deposit) {
        donors.file(deposit.donor()).ifPresent(file -> {
            var verdict = judge(deposit, file);
            if (!verdict.passes()) {
                hold(deposit, verdict, file.sources());
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

    private void hold(MilkUnit deposit, Verdict verdict, List<String> read) {
        Map<String, MilkUnit> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(deposit), units.descendants(List.of(deposit)).stream())
                .filter(unit -> unit.status() != UnitStatus.REJECTED)
                .forEach(unit -> all.put(unit.id(), unit));
        record.atomically(all.values().stream().map(Lock::of).toList(), () -> {
            var moved = all.values().stream()
                    .flatMap(unit ->
                            step(unit, verdict)
                                    .filter(step ->
                                            !moves.take(step, List.of(unit)).isEmpty())
                                    .stream())
                    .toList();
            moved.stream()
                    .max(Comparator.naturalOrder())
                    .ifPresent(gravest -> account.of(gravest, deposit, verdict, read));
            return moved;
        });
    }

    /** What was made from milk in doubt is a mixture: a person decides about it, unless the infection is confirmed. */
    private static Optional<Step> step(MilkUnit unit, Verdict verdict) {
        var settled = unit.type() == UnitType.DEPOSIT || verdict.mentions(RuleId.SEROLOGY_CONFIRMED);
        return settled ? Reappraisal.step(unit.status(), verdict) : Optional.of(Step.HOLD);
    }

    private Stream<String> pools(MilkUnit unit) {
        return switch (unit.type()) {
            case POOL -> Stream.of(unit.id());
            case BATCH -> unit.parents().stream();
            default -> Stream.empty();
        };
    }
}
