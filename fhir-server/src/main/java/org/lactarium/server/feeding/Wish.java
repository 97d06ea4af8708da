package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.Phrase;

/** A parents' consent or refusal and the time in which it stands. */
public record Wish(Span stands, Provision provision) {

    public static Wish refused(Span stands) {
        return new Wish(stands, Provision.plain(ParentsAnswer.REFUSED));
    }

    static Wish permitted(Span stands) {
        return new Wish(stands, Provision.plain(ParentsAnswer.PERMITTED));
    }

    ParentsAnswer at(Instant at) {
        return stands.covers(at) ? provision.at(at) : ParentsAnswer.SILENT;
    }

    public Optional<Integer> most(Instant at) {
        return stands.covers(at) ? provision.most(at) : Optional.empty();
    }

    Stream<Phrase> unread(Instant at) {
        return stands.covers(at) ? provision.unread(at) : Stream.of();
    }
}
