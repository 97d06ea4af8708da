package org.lactarium.routes.astm;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.analyser.AstmMessage;
import org.lactarium.routes.analyser.ControlId;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.mllp.FeedMeters;
import org.lactarium.routes.quarantine.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes whole messages off a link: keeps each, and finds the answer when it asks for one. It never throws. */
public final class AstmDoor {

    private static final Logger LOG = LoggerFactory.getLogger(AstmDoor.class);
    private static final String TYPE = "ASTM";
    private static final String BROKEN_OFF = "The session ended in the middle of a message";

    private final Inbox inbox;
    private final AckLedger ledger;
    private final FeedMeters meters;
    private final Work work;
    private final Clock clock;

    public AstmDoor(Inbox inbox, AckLedger ledger, FeedMeters meters, Work work, Clock clock) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.meters = meters;
        this.work = work;
        this.clock = clock;
    }

    /** What an analyser is to measure; who knows that is somebody else. */
    public interface Work {

        /** @return the records of the answer, from H to L */
        List<String> answer(String feed, AstmMessage question);
    }

    /** @return id in the inbox, where the message is committed; empty when it could not be kept */
    Optional<Long> keep(String feedName, Feed feed, byte[] raw, String peer) {
        return keep(feedName, feed, raw, peer, null);
    }

    /** What was acknowledged of a message before its session ended is held. @return whether it is committed */
    boolean keepBrokenOff(String feedName, Feed feed, byte[] raw, String peer) {
        return keep(feedName, feed, raw, peer, BROKEN_OFF).isPresent();
    }

    private Optional<Long> keep(String feedName, Feed feed, byte[] raw, String peer, @Nullable String broken) {
        meters.received(feedName);
        try {
            return Optional.of(inbox.keep(arrival(feedName, feed, raw, peer, clock.instant(), broken))
                    .id());
        } catch (RuntimeException e) {
            // the text of a database error may quote the row: its class says enough
            LOG.error(
                    "{}: a message could not be kept ({})",
                    feedName,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** @param broken why it is held whatever it says; null when its session went to its end */
    static Arrival arrival(String feedName, Feed feed, byte[] raw, String peer, Instant now, @Nullable String broken) {
        Charset charset = charset(feed, raw);
        Optional<String> text = Text.decode(raw, charset);
        Optional<AstmMessage> message = text.flatMap(AstmMessage::read);
        String detail = message.isPresent() ? broken : "It is no ASTM message in " + charset.name();
        Reason fault = text.isEmpty() ? Reason.UNDECODABLE_TEXT : Reason.BROKEN_STRUCTURE;
        return new Arrival(
                feedName,
                peer,
                now,
                raw,
                charset.name(),
                header(message, raw),
                message.map(AstmMessage::sample)
                        .filter(sample -> !sample.isEmpty())
                        .map(sample -> "specimen:" + sample)
                        .orElse(""),
                message.map(AstmMessage::samples).orElse(List.of()),
                detail == null ? "AA" : "AE",
                detail == null ? null : fault.code(),
                detail);
    }

    private static Arrival.Header header(Optional<AstmMessage> message, byte[] raw) {
        return new Arrival.Header(
                message.map(AstmMessage::sender).orElse(""),
                "",
                "",
                "",
                message.map(AstmMessage::time).orElse(""),
                TYPE,
                ControlId.of(TYPE, raw),
                "",
                "");
    }

    /** @return records to send back; empty when it asks nothing, or nobody can say */
    List<byte[]> answer(String feedName, Feed feed, byte[] raw) {
        Charset charset = charset(feed, raw);
        try {
            return Text.decode(raw, charset).flatMap(AstmMessage::read).filter(AstmMessage::asks).stream()
                    .flatMap(question -> work.answer(feedName, question).stream())
                    .map(record -> (record + "\r").getBytes(charset))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: a question could not be answered ({})",
                    feedName,
                    e.getClass().getName());
            return List.of();
        }
    }

    /** @param took from the end of the message to the end of its acknowledgement */
    void acknowledged(String feedName, long message, boolean sent, Duration took) {
        meters.acknowledged(feedName, "ACK");
        meters.answered(feedName, sent, took);
        ledger.record(message, sent ? AckOutcome.SENT : AckOutcome.FAILED);
    }

    private static Charset charset(Feed feed, byte[] raw) {
        return CharacterSets.of(raw, feed.charset(), feed.defaultCharset());
    }
}
