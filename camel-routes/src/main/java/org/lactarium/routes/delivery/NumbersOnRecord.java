package org.lactarium.routes.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.routes.laboratory.Claim;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Placement.Level;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** What the numbers of one claim stand for: all that bears them, and those that nothing bears. */
final class NumbersOnRecord {

    private static final Set<String> MILK = Set.of("unit", "pool", "batch");
    /** A batch often has the number of the pool it was made of. */
    private static final Set<String> SHARING = Set.of("pool", "batch");

    private static final Set<String> SPECIMEN = Set.of("specimen");
    private static final Set<String> ORDER = Set.of("order");
    private static final Set<String> DONOR = Set.of("donor");

    private final List<NumberMatch> matches;
    private final Claim claim;

    private NumbersOnRecord(List<NumberMatch> matches, Claim claim) {
        this.matches = matches;
        this.claim = claim;
    }

    static NumbersOnRecord of(Claim claim, Record record) {
        Set<String> all = new LinkedHashSet<>(claim.lots());
        all.addAll(claim.donors());
        all.addAll(claim.specimens());
        all.addAll(claim.orders());
        all.addAll(claim.others());
        return new NumbersOnRecord(record.numbered(all), claim);
    }

    /**
     * What each number leads to. One that a pool and its batch share is the pool's for milk before heating, else the batch's.
     *
     * @param raw whether it is about milk before heating
     * @throws Unclear when one number is borne by two records
     */
    List<Placement.Subject> subjects(boolean raw) {
        List<Placement.Subject> subjects = new ArrayList<>();
        claim.lots().forEach(lot -> subjects.addAll(orElse(milk(lot, raw, true), () -> donor(lot))));
        claim.donors().forEach(number -> subjects.addAll(orElse(donor(number), () -> milk(number, raw, true))));
        claim.specimens().forEach(number -> subjects.addAll(orElse(sample(number, raw, true), () -> donor(number))));
        claim.orders().forEach(number -> subjects.addAll(leadingTo(number, ORDER, true)));
        claim.others().forEach(number -> {
            subjects.addAll(milk(number, raw, true));
            subjects.addAll(donor(number));
        });
        return subjects;
    }

    /** A number that stands in the place of another kind is still what it is. */
    private static List<Placement.Subject> orElse(
            List<Placement.Subject> inItsPlace, Supplier<List<Placement.Subject>> elsewhere) {
        return inItsPlace.isEmpty() ? elsewhere.get() : inItsPlace;
    }

    /** The same of a measurement, which is of the very container that was sampled. */
    List<Placement.Subject> containers() {
        return Stream.concat(
                        claim.lots().stream().flatMap(lot -> milk(lot, false, false).stream()),
                        Stream.concat(
                                claim.specimens().stream().flatMap(number -> sample(number, false, false).stream()),
                                claim.orders().stream().flatMap(number -> leadingTo(number, ORDER, false).stream())))
                .toList();
    }

    /** Those numbers of the claim that nothing bears. */
    Claim missing() {
        return new Claim(
                without(claim.lots(), MILK),
                without(claim.donors(), DONOR),
                without(claim.untyped(), DONOR),
                without(claim.specimens(), Set.of("specimen", "unit", "pool", "batch")),
                without(claim.orders(), ORDER),
                List.of());
    }

    /** {@code Specimen/x} or {@code ServiceRequest/x}; null when none is named or it is not on record. */
    @org.jspecify.annotations.Nullable
    String bearer(boolean specimen) {
        return (specimen ? claim.specimens() : claim.orders())
                .stream()
                        .flatMap(number -> of(number, specimen ? SPECIMEN : ORDER).stream())
                        .map(NumberMatch::bearer)
                        .findFirst()
                        .orElse(null);
    }

    private List<String> without(Collection<String> numbers, Set<String> on) {
        return numbers.stream().filter(number -> of(number, on).isEmpty()).toList();
    }

    private List<NumberMatch> of(String number, Set<String> on) {
        String key = NumberKey.of(number);
        return matches.stream()
                .filter(match ->
                        on.contains(match.on()) && NumberKey.of(match.number()).equals(key))
                .toList();
    }

    private List<Placement.Subject> sample(String number, boolean raw, boolean whole) {
        return of(number, SPECIMEN).isEmpty() ? milk(number, raw, whole) : leadingTo(number, SPECIMEN, whole);
    }

    private List<Placement.Subject> milk(String number, boolean raw, boolean whole) {
        List<NumberMatch> found = of(number, MILK);
        List<NumberMatch> meant = found.stream()
                .filter(match -> match.kind().equals(raw ? "pool" : "batch"))
                .toList();
        boolean shared = found.stream().allMatch(match -> SHARING.contains(match.kind()));
        return subjects(shared && meant.size() == 1 ? meant : found, whole);
    }

    private List<Placement.Subject> leadingTo(String number, Set<String> on, boolean whole) {
        return subjects(of(number, on), whole);
    }

    private static List<Placement.Subject> subjects(List<NumberMatch> found, boolean whole) {
        mustBeOne(found.stream().map(NumberMatch::bearer).distinct().count());
        return found.stream()
                .map(match -> new Placement.Subject(
                        whole ? match.countsFor() : match.subject(),
                        whole && !match.countsFor().equals(match.subject())
                                ? match.display() + " of " + match.whole()
                                : match.display(),
                        level(match.kind()),
                        match.since(),
                        match.heated()))
                .distinct()
                .toList();
    }

    /** A report stays with the record whose number it names; of two records of one woman it goes to the one that goes on. */
    private List<Placement.Subject> donor(String number) {
        List<NumberMatch> found = of(number, DONOR);
        mustBeOne(found.stream().map(NumberMatch::subject).distinct().count());
        return found.stream()
                .limit(1)
                .map(match -> new Placement.Subject(
                        found.size() == 1 ? match.bearer() : match.subject(), match.display(), Level.DONOR, null, null))
                .toList();
    }

    private static void mustBeOne(long bearers) {
        if (bearers > 1) {
            throw new Unclear(Reason.NUMBER_AMBIGUOUS, "A number of it belongs to " + bearers + " records");
        }
    }

    private static Level level(String kind) {
        return switch (kind) {
            case "donor" -> Level.DONOR;
            case "deposit" -> Level.DEPOSIT;
            case "pool" -> Level.POOL;
            case "batch" -> Level.BATCH;
            case "bottle" -> Level.BOTTLE;
            case "aliquot" -> Level.ALIQUOT;
            default -> Level.MILK;
        };
    }
}
