package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** What a number on a laboratory's paper stands for: milk or a donor, directly or by a specimen or an order. */
@Component
class NumberedMilk {

    private final MilkRecord record;
    private final NumberRegister register;
    private final Units units;
    private final DonorAliases aliases;
    private final RunChart runs;
    private final RuleProfile profile;

    NumberedMilk(
            MilkRecord record,
            NumberRegister register,
            Units units,
            DonorAliases aliases,
            RunChart runs,
            RuleProfile profile) {
        this.record = record;
        this.register = register;
        this.units = units;
        this.aliases = aliases;
        this.runs = runs;
        this.profile = profile;
    }

    /**
     * @param given the number and what it stands on
     * @param subject {@code BiologicallyDerivedProduct/x} or {@code Patient/x}; a replaced donor's is the record that goes on
     * @param kind deposit, pool, batch, bottle, aliquot or donor
     * @param display for people; of a donor the number, never the name
     * @param countsFor the batch of a bottle or aliquot, the pool that holds nothing but this deposit; else the subject itself
     * @param whole for people: what it counts for
     * @param since when that milk came to exist as it is: the thaw of a pool and of the batch made of it, the expression of a deposit;
     *     null when not known
     * @param heated when the heating of a batch began; null when it was not heated
     */
    record Found(
            GivenNumber given,
            String subject,
            String kind,
            String display,
            String countsFor,
            String whole,
            @Nullable Instant since,
            @Nullable Instant heated) {}

    List<Found> find(Collection<String> written) {
        return register.find(written).stream()
                .flatMap(given -> found(given).stream())
                .distinct()
                .toList();
    }

    Optional<Found> found(GivenNumber given) {
        return switch (given.kind()) {
            case DONOR -> donor(given, given.reference());
            case UNIT, POOL, BATCH -> milk(given, given.reference());
            case SPECIMEN ->
                record.read(Specimen.class, id(given.reference())).flatMap(one -> subject(given, one.getSubject()));
            case ORDER ->
                record.read(ServiceRequest.class, id(given.reference()))
                        .flatMap(one -> subject(given, one.getSubject()));
            case DISPENSE -> Optional.empty();
        };
    }

    private Optional<Found> subject(GivenNumber given, Reference subject) {
        var milk = Coded.alternate(subject);
        var meant = milk.isEmpty() ? Coded.plain(subject) : milk;
        return meant.startsWith("Patient/") ? donor(given, meant) : milk(given, meant);
    }

    private Optional<Found> donor(GivenNumber given, String reference) {
        var current = aliases.current(reference);
        return record.read(Patient.class, id(current))
                .map(donor -> "donor " + DonorChart.number(donor))
                .map(display -> new Found(given, current, "donor", display, current, display, null, null));
    }

    private Optional<Found> milk(GivenNumber given, String reference) {
        return reference.startsWith("BiologicallyDerivedProduct/")
                ? units.read(id(reference)).map(unit -> milk(given, unit))
                : Optional.empty();
    }

    private Found milk(GivenNumber given, MilkUnit unit) {
        var whole = whole(unit);
        return new Found(
                given,
                unit.reference(),
                unit.type().code(),
                unit.display(),
                whole.reference(),
                whole.display(),
                since(whole),
                whole.type() == UnitType.BATCH
                        ? runs.curveOf(whole).map(RunChart::start).orElse(null)
                        : null);
    }

    /** What a sample of this milk says something about. */
    MilkUnit whole(MilkUnit unit) {
        return switch (unit.type()) {
            case BOTTLE, ALIQUOT ->
                units.ancestors(unit).stream()
                        .filter(one -> one.type() == UnitType.BATCH)
                        .findFirst()
                        .orElse(unit);
            case DEPOSIT ->
                units.children(unit).stream()
                        .filter(pool -> pool.parents().size() == 1)
                        .findFirst()
                        .orElse(unit);
            default -> unit;
        };
    }

    private @Nullable Instant since(MilkUnit unit) {
        return switch (unit.type()) {
            case POOL ->
                runs.thawOf(unit)
                        .map(thaw -> RunChart.clock(thaw, profile).started())
                        .orElse(null);
            case BATCH ->
                units.parents(unit).stream().findFirst().map(this::since).orElse(null);
            default -> unit.expressed(profile.zone());
        };
    }

    /** Everything that is held or asked about when this subject is in doubt: the milk and what was made from it. */
    List<MilkUnit> milkOf(String subject) {
        if (subject.startsWith("Patient/")) {
            var deposits = units.naming("source", aliases.of(subject));
            return Stream.concat(deposits.stream(), units.descendants(deposits).stream())
                    .distinct()
                    .toList();
        }
        return units.read(id(subject)).stream()
                .flatMap(unit -> Stream.concat(Stream.of(unit), units.descendants(List.of(unit)).stream()))
                .toList();
    }

    /** The subject, a donor under all her numbers. */
    Set<String> subjects(String subject) {
        return subject.startsWith("Patient/") ? Set.copyOf(aliases.of(subject)) : Set.of(subject);
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
