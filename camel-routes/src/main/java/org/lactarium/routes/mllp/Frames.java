package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.hl7.Batch;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;
import org.lactarium.routes.quarantine.Language;

/** Takes what stands in one frame, a message or a batch of them, and gives back what to write: answers in its character set. */
final class Frames {

    private final Feed feed;
    private final Receiver receiver;
    private final Clock clock;

    Frames(Feed feed, Receiver receiver, Clock clock) {
        this.feed = feed;
        this.receiver = receiver;
        this.clock = clock;
    }

    /** @param charset in which the answer is written */
    record Taken(Charset charset, Optional<Batch> batch, List<Receiver.Receipt> receipts) {
        Taken in(Language asked) {
            return new Taken(
                    charset,
                    batch,
                    receipts.stream().map(receipt -> receipt.in(asked)).toList());
        }
    }

    /** @param bytes of one frame to write @param answers what it says */
    record Reply(byte[] bytes, List<Answer> answers) {

        /** Writes down what became of the answers to messages that were kept. */
        void outcome(AckOutcome outcome, AckLedger ledger) {
            answers.stream()
                    .filter(answer -> answer.message() != null)
                    .forEach(answer -> ledger.record(answer.message(), outcome));
        }
    }

    Taken take(byte[] frame, String peer) {
        Charset charset = CharacterSets.of(frame, feed.charset(), feed.defaultCharset());
        if (frame.length > feed.maxMessageSize()) {
            return new Taken(
                    StandardCharsets.ISO_8859_1,
                    Optional.empty(),
                    List.of(receiver.refuse(frame, feed.maxMessageSize())));
        }
        Optional<String> text = Text.decode(frame, charset);
        Optional<Batch> batch = text.flatMap(Batch::of).filter(Batch::isComplete);
        List<Receiver.Receipt> receipts = batch.map(full -> full.messages().stream()
                        .map(message -> receiver.receive(message.getBytes(charset), charset, peer))
                        .toList())
                .orElseGet(() -> List.of(receiver.receive(frame, charset, peer)));
        return new Taken(text.isPresent() ? charset : StandardCharsets.ISO_8859_1, batch, receipts);
    }

    Optional<Reply> onCommit(Taken taken) {
        return reply(taken, receiver::onCommit);
    }

    Optional<Reply> onOutcome(Taken taken) {
        return reply(taken, receiver::onOutcome);
    }

    private Optional<Reply> reply(Taken taken, Function<Receiver.Receipt, Optional<Answer>> answering) {
        List<Answer> answers = taken.receipts().stream()
                .flatMap(receipt -> answering.apply(receipt).stream())
                .toList();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join("", answers.stream().map(Answer::text).toList());
        String whole = taken.batch()
                .map(batch -> new BatchReply(batch).around(text, answers.size(), now()))
                .orElse(text);
        return Optional.of(new Reply(whole.getBytes(taken.charset()), answers));
    }

    /** In which the people behind this feed are spoken to. */
    Language language() {
        return feed.language();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), feed.zone());
    }
}
