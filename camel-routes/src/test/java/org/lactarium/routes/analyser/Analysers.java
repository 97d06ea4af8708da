package org.lactarium.routes.analyser;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.routes.laboratory.Claim;
import org.lactarium.routes.laboratory.Placement;

/** A record in which every number an analyser names stands for milk of its own. */
final class Analysers {

    /** After everything that the messages of these tests say. */
    static final Instant RECEIVED = Instant.parse("2026-03-11T00:00:00Z");

    private Analysers() {}

    static AnalyserTranslator translator(AnalyserProfile profile) {
        return new AnalyserTranslator(profile, ZoneId.of("Asia/Hong_Kong"), run -> found(run, null));
    }

    static Found found(Run run, Placement.Standing before) {
        List<String> orders = run.claim().orders();
        List<Placement.Subject> subjects = Stream.of(
                        run.claim().lots(), run.claim().specimens(), orders)
                .filter(numbers -> !numbers.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(number -> new Placement.Subject("BiologicallyDerivedProduct/" + number, "batch " + number))
                .toList();
        return new Found(
                new Placement(
                        subjects,
                        Claim.NOTHING,
                        null,
                        orders.isEmpty() ? null : "ServiceRequest/" + orders.get(0),
                        before,
                        false,
                        Set.of()),
                null);
    }
}
