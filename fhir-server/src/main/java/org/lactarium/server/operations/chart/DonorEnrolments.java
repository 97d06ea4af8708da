package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;

/** The times in which a donor was actively enrolled, from the status of her EpisodeOfCare and its history. */
final class DonorEnrolments {

    private DonorEnrolments() {}

    /** @param now what begins after it has begun for no milk yet, from before it either */
    static Stream<Span> spans(EpisodeOfCare episode, ZoneId zone, Instant now) {
        return spans(episode, zone).filter(span -> Moments.hasBegun(span, now));
    }

    private static Stream<Span> spans(EpisodeOfCare episode, ZoneId zone) {
        if (episode.getType().stream().noneMatch(type -> Coded.has(type, Systems.CARE_TYPE, "milk-donation"))) {
            return Stream.empty();
        }
        var whole = Moments.span(episode.getPeriod(), zone);
        var past = episode.getStatusHistory().stream()
                .filter(entry -> entry.getStatus() == EpisodeOfCareStatus.ACTIVE)
                .map(entry -> within(Moments.span(entry.getPeriod(), zone), whole))
                .toList();
        return switch (episode.getStatus() == null ? EpisodeOfCareStatus.NULL : episode.getStatus()) {
            case ACTIVE -> Stream.concat(past.stream(), Stream.of(now(episode, whole, zone)));
            case FINISHED -> past.isEmpty() ? Stream.of(whole) : past.stream();
            case ONHOLD -> past.stream();
            default -> Stream.empty();
        };
    }

    /** Since the last change of status; the whole time when there was none. */
    private static Span now(EpisodeOfCare episode, Span whole, ZoneId zone) {
        Optional<Instant> changed = episode.getStatusHistory().stream()
                .map(entry -> Moments.span(entry.getPeriod(), zone).to())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return new Span(later(changed.orElse(null), whole.from()), whole.to());
    }

    private static Span within(Span span, Span whole) {
        var to = span.to() == null || (whole.to() != null && whole.to().isBefore(span.to())) ? whole.to() : span.to();
        return new Span(later(span.from(), whole.from()), to);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
