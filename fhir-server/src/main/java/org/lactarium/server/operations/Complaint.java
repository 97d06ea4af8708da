package org.lactarium.server.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.recall.Window;
import org.lactarium.server.rule.RuleProfile;

/**
 * What was reported.
 *
 * @param kind code of {@link org.lactarium.profiles.Systems#COMPLAINT_KIND}
 * @param units ids of the milk it was found in
 * @param infants {@code Patient/x} who fell ill
 * @param window in which their feeds are looked at
 * @param holdRelated whether batches that share something are held too
 * @param only ids of those of them that are held; null for all
 */
record Complaint(
        String kind,
        String description,
        List<String> units,
        List<String> infants,
        Window window,
        boolean holdRelated,
        @Nullable List<String> only) {

    /** Codes of complaint-kind, with what the milk is held for (codes of unit-reason). */
    private static final Map<String, String> CAUSES = Map.of(
            "foreign-body", "foreign-matter",
            "odour", "investigation",
            "damage", "investigation",
            "illness-cluster", "adverse-event");

    static Complaint of(Ask ask, Instant now, RuleProfile profile) {
        var kind = ask.text("kind");
        if (!CAUSES.containsKey(kind)) {
            throw Refusals.bad("parameter kind must be foreign-body, odour, damage or illness-cluster");
        }
        var units = ask.ids("unit", "BiologicallyDerivedProduct");
        var infants =
                ask.ids("infant", "Patient").stream().map(id -> "Patient/" + id).toList();
        var illness = kind.equals("illness-cluster");
        if (illness ? infants.isEmpty() : units.isEmpty() || !infants.isEmpty()) {
            throw Refusals.bad(
                    illness ? "parameter infant is missing" : "give unit, and infant for an illness-cluster only");
        }
        var only = ask.ids("related", "BiologicallyDerivedProduct");
        var from = ask.moment("from").orElseGet(() -> now.atZone(profile.zone())
                .minus(profile.recall().lookBack())
                .toInstant());
        return new Complaint(
                kind,
                ask.text("description"),
                units,
                infants,
                new Window(from, ask.moment("to").orElse(now)),
                ask.optionalText("holdRelated").isEmpty() || ask.yes("holdRelated"),
                only.isEmpty() ? null : only);
    }

    /** Whether this related batch is to be held. */
    boolean holds(String batch) {
        return holdRelated && (only == null || only.contains(batch));
    }

    /** Why the milk is held. */
    String cause() {
        return CAUSES.get(kind);
    }

    /** The same for the same report, so that a complaint is found again. */
    String words() {
        return kind + " " + units.stream().sorted().toList() + " "
                + infants.stream().sorted().toList() + " " + description;
    }
}
