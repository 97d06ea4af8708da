package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.hl7.Batch;
import org.lactarium.routes.hl7.CharacterSets;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.hl7.V2Message;

/**
 * Takes a whole file into the inbox: one message, several, or a batch. The same file again changes nothing, so a file may be
 * read again whenever nobody knows how far it was.
 */
public final class FileDoor {

    /** Where it came from, as it stands in the message log. */
    public static final String PEER = "folder";

    private final Feed feed;
    private final Receiver receiver;
    private final Clock clock;

    FileDoor(Feed feed, Receiver receiver, Clock clock) {
        this.feed = feed;
        this.receiver = receiver;
        this.clock = clock;
    }

    /** What became of a file. */
    public sealed interface Fate {}

    /**
     * Everything in it is kept.
     *
     * @param answers the acknowledgements, in the character set of the file
     * @param kept ids of the messages in the inbox
     */
    public record Done(byte[] answers, List<Long> kept) implements Fate {}

    /** @param why sentences for a person, without what the file says */
    public record Failed(String why) implements Fate {}

    /** The inbox could not be written; the file must be read again later, from its beginning. */
    public record Again() implements Fate {}

    /** Such a file is not read at all. */
    public boolean isTooLong(long bytes) {
        return bytes > feed.maxMessageSize();
    }

    public Failed tooLong() {
        return new Failed(
                feed.language().say("The file is longer than " + feed.maxMessageSize() + " bytes (max-message-size)."));
    }

    /** The name of a file is not written down: people put names of people into it. */
    public Fate take(byte[] file) {
        Charset charset = CharacterSets.of(file, feed.charset(), feed.defaultCharset());
        Optional<String> text = Text.decode(file, charset);
        if (text.isEmpty()) {
            return keepWhole(file, charset);
        }
        Optional<Batch> batch = Batch.of(text.get());
        List<String> messages = batch.map(Batch::messages).orElseGet(() -> V2Message.split(text.get()));
        if (messages.isEmpty()
                || batch.filter(b -> !b.isComplete() || !b.closed()).isPresent()) {
            return keepWhole(file, charset);
        }
        List<byte[]> entries = messages.size() == 1 && batch.isEmpty()
                ? List.of(file)
                : messages.stream().map(message -> message.getBytes(charset)).toList();
        return keep(entries, charset, batch);
    }

    /** It cannot be taken apart: the inbox has it all the same, held for a person. */
    private Fate keepWhole(byte[] file, Charset charset) {
        return keep(List.of(file), charset, Optional.empty());
    }

    private Fate keep(List<byte[]> messages, Charset charset, Optional<Batch> batch) {
        List<Receiver.Receipt> receipts = new ArrayList<>();
        for (byte[] message : messages) {
            Receiver.Receipt receipt = receiver.receive(message, charset, PEER);
            if (receipt.id() == null) {
                // what comes behind must not overtake it
                return new Again();
            }
            receipts.add(receipt);
        }
        List<Receiver.Receipt> answered =
                receipts.stream().filter(Receiver.Receipt::isAnswered).toList();
        if (!answered.isEmpty() && answered.stream().noneMatch(Receiver.Receipt::isKeptToBeDelivered)) {
            return new Failed(sentences(answered));
        }
        return new Done(
                answered.isEmpty() ? new byte[0] : answers(answered, charset, batch),
                receipts.stream().map(Receiver.Receipt::id).toList());
    }

    private String sentences(List<Receiver.Receipt> receipts) {
        return String.join(
                System.lineSeparator(),
                receipts.stream()
                        .map(receipt -> feed.language()
                                .say("Message " + receipt.id() + " of the message log: "
                                        + Objects.requireNonNullElse(receipt.sentence(), receipt.code())))
                        .toList());
    }

    private byte[] answers(List<Receiver.Receipt> receipts, Charset charset, Optional<Batch> batch) {
        String text = String.join(
                "",
                receipts.stream()
                        .map(receipt -> receiver.onCommitAlways(receipt).text())
                        .toList());
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), feed.zone());
        String whole = batch.map(b -> new BatchReply(b).around(text, receipts.size(), now))
                .orElse(text);
        return whole.getBytes(charset);
    }
}
