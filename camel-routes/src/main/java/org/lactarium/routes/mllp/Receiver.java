package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.Kept;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one message of a feed: keeps it, then answers. Whatever happens, there is an answer. */
public final class Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final String NOT_KEPT = "The message could not be kept. Nothing was done with it; send it again.";

    private final String feedName;
    private final Feed feed;
    private final Inbox inbox;
    private final FeedMeters meters;
    private final Clock clock;

    public Receiver(String feedName, Feed feed, Inbox inbox, FeedMeters meters, Clock clock) {
        this.feedName = feedName;
        this.feed = feed;
        this.inbox = inbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * An answer ready to be sent.
     *
     * @param message id in the inbox; null when it could not be kept
     */
    public record Answer(byte[] bytes, String code, @Nullable Long message) {}

    public Answer receive(byte[] raw, String peer) {
        meters.received(feedName);
        Reception reception = Reception.of(raw, feed);
        try {
            Kept kept = inbox.keep(arrival(raw, peer, reception));
            Reason fault = reception.fault();
            return answer(reception, kept.ackCode(), fault == null ? null : fault.advice(), kept.id());
        } catch (RuntimeException e) {
            // the text of a database error may quote the row: its class says enough
            LOG.error(
                    "{}: a message could not be kept ({})",
                    feedName,
                    e.getClass().getSimpleName());
            return answer(reception, "AE", NOT_KEPT, null);
        }
    }

    private Arrival arrival(byte[] raw, String peer, Reception reception) {
        Reason fault = reception.fault();
        return new Arrival(
                feedName,
                peer,
                clock.instant(),
                raw,
                reception.charset().name(),
                header(reception.header()),
                reception.orderingKey(),
                reception.ackCode(),
                fault == null ? null : fault.code(),
                reception.detail());
    }

    private static Arrival.Header header(@Nullable Segment msh) {
        return msh == null
                ? new Arrival.Header("", "", "", "", "", "", "", "", "")
                : new Arrival.Header(
                        msh.field(3).raw(),
                        msh.field(4).raw(),
                        msh.field(5).raw(),
                        msh.field(6).raw(),
                        msh.field(7).raw(),
                        msh.field(9).raw(),
                        msh.field(10).raw(),
                        msh.field(11).raw(),
                        msh.field(12).raw());
    }

    private Answer answer(Reception reception, String code, @Nullable String sentence, @Nullable Long message) {
        Charset charset = reception.charset();
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), feed.zone());
        String ownId = "LACT" + (message == null ? "-" + clock.millis() : message.toString());
        String text = new Acknowledgement(code, sentence).answering(reception.header(), now, ownId);
        meters.acknowledged(feedName, code);
        return new Answer(text.getBytes(charset), code, message);
    }
}
