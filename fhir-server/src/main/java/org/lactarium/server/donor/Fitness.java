package org.lactarium.server.donor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * May this donor give milk at a moment, and until when does that answer stand.
 *
 * @param until when she is fit, the last day of that as things stand; when she is not, the first day on which time alone
 *     has mended it; null when nothing falls due, or when a person has to do something
 */
public record Fitness(Verdict verdict, @Nullable LocalDate until, List<Due> due) {

    public Fitness {
        due = List.copyOf(due);
    }

    /** @param other what else stands against her milk, whatever its day */
    public static Fitness of(DonorFile donor, Instant at, RuleProfile profile, Verdict other) {
        var verdict = DonorRules.judge(donor, at, profile).and(other);
        var due = DueDates.of(donor, at, profile);
        var until = verdict.passes() ? lasts(due) : mends(donor, at, profile, other);
        return new Fitness(verdict, until.orElse(null), due);
    }

    private static Optional<LocalDate> lasts(List<Due> due) {
        return due.stream().map(Due::last).min(Comparator.naturalOrder());
    }

    /** Deferrals end by themselves; she is asked about again at the end of each, because something else may stand by then. */
    private static Optional<LocalDate> mends(DonorFile donor, Instant at, RuleProfile profile, Verdict other) {
        return donor.deferrals().stream()
                .map(deferral -> deferral.window().to())
                .filter(Objects::nonNull)
                .filter(end -> !end.isBefore(at))
                .sorted()
                .map(end -> end.plusMillis(1))
                .filter(then ->
                        DonorRules.judge(donor, then, profile).and(other).passes())
                .findFirst()
                .map(then -> then.atZone(profile.zone()).toLocalDate());
    }
}
