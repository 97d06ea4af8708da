package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A record with one batch, one donor, and their orders and specimens; whatever else a message names is not on record. */
final class Bank {

    private static final Placement.Subject BATCH = new Placement.Subject("BiologicallyDerivedProduct/b1", "batch B-1");
    private static final Placement.Subject DONOR = new Placement.Subject("Patient/d1", "donor D-1");
    private static final Map<String, Placement.Subject> KNOWN =
            Map.of("B-1", BATCH, "D-1", DONOR, "O-1", BATCH, "O-2", BATCH, "O-9", DONOR, "S-1", BATCH, "S-9", DONOR);

    private Bank() {}

    static Placement place(Report report) {
        Claim claim = report.claim();
        List<Placement.Subject> subjects = new ArrayList<>();
        List.of(claim.lots(), claim.donors(), claim.specimens(), claim.orders()).forEach(numbers -> numbers.stream()
                .filter(KNOWN::containsKey)
                .map(KNOWN::get)
                .forEach(subjects::add));
        Predicate<String> unknown = number -> !KNOWN.containsKey(number);
        Claim missing = new Claim(
                only(claim.lots(), unknown),
                only(claim.donors(), unknown),
                only(claim.untyped(), unknown),
                only(claim.specimens(), unknown),
                only(claim.orders(), unknown),
                List.of());
        String order = claim.orders().stream()
                .filter(KNOWN::containsKey)
                .findFirst()
                .map(number -> "ServiceRequest/" + number)
                .orElse(null);
        String specimen = claim.specimens().stream()
                .filter(KNOWN::containsKey)
                .findFirst()
                .map(number -> "Specimen/" + number)
                .orElse(null);
        return new Placement(subjects, missing, specimen, order, null, false, Set.of());
    }

    private static List<String> only(List<String> numbers, Predicate<String> wanted) {
        return numbers.stream().filter(wanted).toList();
    }
}
