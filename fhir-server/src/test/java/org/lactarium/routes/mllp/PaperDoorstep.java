package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.hl7.Batch;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.inbox.Arrival;

/** The first look at what stands in a frame, without a line: as {@link Frames} and {@link Receiver} take it. */
public final class PaperDoorstep {

    private static final String PEER = "paper";

    private PaperDoorstep() {}

    public static List<Arrival> arrivals(byte[] frame, String name, Feed feed, Instant now) {
        Charset charset = CharacterSets.of(frame, feed.charset(), feed.defaultCharset());
        return Text.decode(frame, charset)
                .flatMap(Batch::of)
                .filter(Batch::isComplete)
                .map(full -> full.messages().stream()
                        .map(message -> arrival(message.getBytes(charset), charset, name, now))
                        .toList())
                .orElseGet(() -> List.of(arrival(frame, charset, name, now)));
    }

    private static Arrival arrival(byte[] raw, Charset charset, String name, Instant now) {
        Trade trade = name.equals(Feeds.LABORATORY) ? Trade.LABORATORY : Trade.ANALYSER;
        return Reception.of(raw, charset, trade).arrival(name, PEER, now, raw);
    }
}
