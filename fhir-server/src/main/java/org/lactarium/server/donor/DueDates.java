package org.lactarium.server.donor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.server.donor.Due.Kind;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyTest;

/** What falls due for a donor and when, as far as it was ever there: what is missing has no day, and is a rule that is broken. */
final class DueDates {

    private DueDates() {}

    static List<Due> of(DonorFile donor, Instant at, RuleProfile profile) {
        return Stream.of(
                        serology(donor, profile).map(day -> new Due(Kind.SEROLOGY, day)),
                        interview(donor, at, profile).map(day -> new Due(Kind.INTERVIEW, day)),
                        consent(donor, profile).map(day -> new Due(Kind.CONSENT, day)),
                        birthday(donor, profile).map(day -> new Due(Kind.CHILD_BIRTHDAY, day)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Due::on).thenComparing(Due::kind))
                .toList();
    }

    /** Of the panel the test that becomes old first. */
    private static Optional<LocalDate> serology(DonorFile donor, RuleProfile profile) {
        var figures = profile.serology();
        return figures.validity() == null
                ? Optional.empty()
                : figures.panel().stream()
                        .flatMap(test -> drawn(donor, test).stream())
                        .map(drawn -> day(drawn, profile).plus(figures.validity()))
                        .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> drawn(DonorFile donor, SerologyTest test) {
        return Serology.negative(Serology.of(donor, test)).stream()
                .map(SerologyResult::drawn)
                .max(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> interview(DonorFile donor, Instant at, RuleProfile profile) {
        var figures = profile.donors().interviews();
        return !figures.required() || figures.validity() == null
                ? Optional.empty()
                : InterviewRules.complete(donor, at, profile).stream()
                        .max(Comparator.naturalOrder())
                        .map(asked -> day(asked, profile).plus(figures.validity()));
    }

    /** Of all her consents the one that stands longest; one without an end does not fall due. */
    private static Optional<LocalDate> consent(DonorFile donor, RuleProfile profile) {
        return donor.consents().stream().anyMatch(span -> span.to() == null)
                ? Optional.empty()
                : donor.consents().stream()
                        .map(Span::to)
                        .max(Comparator.naturalOrder())
                        .map(end -> day(end, profile));
    }

    private static Optional<LocalDate> birthday(DonorFile donor, RuleProfile profile) {
        var most = profile.donors().persons().childMaxAge();
        return most == null
                ? Optional.empty()
                : donor.woman().children().stream()
                        .map(child -> child.first().plus(most))
                        .max(Comparator.naturalOrder());
    }

    private static LocalDate day(Instant at, RuleProfile profile) {
        return at.atZone(profile.zone()).toLocalDate();
    }
}
