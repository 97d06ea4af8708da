package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that happened, and what follows from it, worked out from the beginning each time it is asked. */
final class SecondAccount {

    private final List<Event> events = new ArrayList<>();

    void add(Event event) {
        events.add(event);
    }

    Replay now() {
        return new Replay(events);
    }

    /** Why these facts, all together, must be refused for the feeds among them; empty when they must not. */
    String refusal(List<Fact> together, Instant now) {
        var known = new ArrayList<>(
                together.stream().filter(fact -> !FeedAccount.stands(fact)).toList());
        for (var feed : together) {
            if (FeedAccount.stands(feed)) {
                var replay = new Replay(with(known));
                var why = new FeedAccount(replay, now).refusal(feed.said());
                if (!why.isEmpty()) {
                    return why;
                }
                known.add(feed);
            }
        }
        return "";
    }

    /** As if this had been written too. */
    Replay after(List<Fact> together) {
        return new Replay(with(together));
    }

    private List<Event> with(List<Fact> together) {
        return Stream.concat(events.stream(), Stream.of((Event) new Event.Written(List.copyOf(together))))
                .toList();
    }

    ObjectNode copy(Fact fact) {
        return fact.said().deepCopy();
    }
}
