package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.Phrase;

/**
 * One sentence of a parents' consent about some milk, and the exceptions to it, however deep. What is not understood permits nothing.
 *
 * @param says yes, no, or what nobody here can read
 * @param period in which it holds
 * @param concerns whether it is about this milk
 * @param most how many donors they accept; null when it sets no limit
 * @param unread why it is not understood
 * @param within exceptions to it
 */
public record Provision(
        ParentsAnswer says,
        Span period,
        boolean concerns,
        @Nullable Integer most,
        List<Phrase> unread,
        List<Provision> within) {

    public Provision {
        unread = List.copyOf(unread);
        within = List.copyOf(within);
    }

    static Provision plain(ParentsAnswer says) {
        return new Provision(says, Span.ALWAYS, true, null, List.of(), List.of());
    }

    ParentsAnswer at(Instant at) {
        if (!holds(at)) {
            return ParentsAnswer.SILENT;
        }
        var inner = within.stream()
                .map(one -> one.at(at))
                .max(Comparator.naturalOrder())
                .orElse(ParentsAnswer.SILENT);
        return switch (says) {
            case PERMITTED -> inner == ParentsAnswer.SILENT ? says : inner;
            case REFUSED -> inner == ParentsAnswer.PERMITTED ? inner : says;
            default -> inner == ParentsAnswer.REFUSED ? inner : ParentsAnswer.UNCLEAR;
        };
    }

    /** The narrowest limit of donors that it sets at a moment. */
    Optional<Integer> most(Instant at) {
        return all(at).map(Provision::most).flatMap(Stream::ofNullable).min(Integer::compareTo);
    }

    Stream<Phrase> unread(Instant at) {
        return all(at).flatMap(one -> one.unread().stream());
    }

    private Stream<Provision> all(Instant at) {
        return holds(at) ? Stream.concat(Stream.of(this), within.stream().flatMap(one -> one.all(at))) : Stream.of();
    }

    private boolean holds(Instant at) {
        return concerns && period.covers(at);
    }
}
