package org.lactarium.routes.mllp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Batch;
import org.lactarium.routes.hl7.OrderingKey;
import org.lactarium.routes.hl7.Reading;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.SpecimenNumbers;
import org.lactarium.routes.hl7.Structure;
import org.lactarium.routes.hl7.Text;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.quarantine.Reason;

/**
 * First look at a message: who sent it, and whether it can be worked on at all. Nothing is judged here that a corrected
 * code map could change later.
 *
 * @param header MSH, wherever it was found; null when there is none
 * @param fault why it is not to be delivered; null when it is
 * @param answer whether it is an answer itself, and gets none
 */
record Reception(
        Charset charset,
        @Nullable Segment header,
        String orderingKey,
        List<String> specimens,
        @Nullable Reason fault,
        @Nullable String detail,
        boolean answer) {

    private record Fault(Reason reason, String sentence) {}

    static Reception of(byte[] raw, Charset charset, Trade trade) {
        Optional<String> text = Text.decode(raw, charset);
        if (text.isEmpty()) {
            Segment header = headerOnly(raw).header();
            return unread(charset, header, Reason.UNDECODABLE_TEXT, "The bytes are not " + charset.name());
        }
        Reading reading = V2Message.read(text.get());
        if (reading instanceof Reading.Unreadable unreadable) {
            Segment header = V2Message.findHeader(text.get()).orElse(null);
            if (Batch.of(text.get()).isPresent()) {
                // a complete one was taken apart before it came here
                String sentence = "The batch holds not as many messages as its trailer says";
                return unread(charset, header, Reason.BATCH_INCOMPLETE, sentence);
            }
            Reason fault = header == null ? Reason.NOT_HL7 : Reason.BROKEN_STRUCTURE;
            return unread(charset, header, fault, unreadable.sentence());
        }
        V2Message message = (V2Message) reading;
        Fault fault = fault(message, trade).orElse(null);
        return new Reception(
                charset,
                message.header(),
                OrderingKey.of(message),
                SpecimenNumbers.of(message),
                fault == null ? null : fault.reason(),
                fault == null ? null : fault.sentence(),
                Trade.isAnswer(message));
    }

    private static Reception unread(Charset charset, @Nullable Segment header, Reason fault, String sentence) {
        return new Reception(charset, header, "", List.of(), fault, sentence, isAcknowledgement(header));
    }

    private static Optional<Fault> fault(V2Message message, Trade trade) {
        String type = message.header().field(9).value();
        Optional<String> broken = Structure.fault(message);
        if (Trade.isAnswer(message) && broken.isEmpty() && !Trade.hasResults(message)) {
            return Optional.of(new Fault(Reason.ACKNOWLEDGEMENT, "It is an acknowledgement"));
        }
        if (!trade.takes(type)) {
            return Optional.of(new Fault(Reason.UNSUPPORTED_MESSAGE, trade.sentence()));
        }
        if (message.header().field(10).isEmpty()) {
            return Optional.of(new Fault(Reason.NO_CONTROL_ID, "MSH-10 is empty"));
        }
        return broken.or(() -> trade.disorder(message)).map(sentence -> new Fault(Reason.BROKEN_STRUCTURE, sentence));
    }

    /** For an answer to what will not be read further. Every set in use agrees on ASCII, so a header can be found in bytes. */
    static Reception headerOnly(byte[] raw) {
        Charset bytes = StandardCharsets.ISO_8859_1;
        Segment header = V2Message.findHeader(new String(raw, bytes)).orElse(null);
        return new Reception(bytes, header, "", List.of(), null, null, isAcknowledgement(header));
    }

    private static boolean isAcknowledgement(@Nullable Segment header) {
        return header != null && Trade.isAcknowledgement(header.field(9).value());
    }

    /** The message, when it is a question that can be read. */
    Optional<V2Message> question(byte[] raw) {
        boolean asks =
                fault == null && header != null && header.field(9).value().equals("QBP");
        return asks
                ? Text.decode(raw, charset)
                        .map(V2Message::read)
                        .filter(V2Message.class::isInstance)
                        .map(V2Message.class::cast)
                : Optional.empty();
    }

    /** What could not be decoded is echoed byte by byte, so that its control id comes back as it was sent. */
    Charset answeredIn() {
        return fault == Reason.UNDECODABLE_TEXT ? StandardCharsets.ISO_8859_1 : charset;
    }

    /**
     * AR: not HL7, or of another trade. AE: HL7, kept, but not to be worked on as it stands. AA: kept, and to be delivered. Empty: an
     * answer, which nobody answers.
     */
    String ackCode() {
        if (answer) {
            return "";
        }
        if (fault == null) {
            return "AA";
        }
        boolean astray = fault == Reason.UNSUPPORTED_MESSAGE
                && header != null
                && Trade.carriesNoResult(header.field(9).value());
        return fault == Reason.NOT_HL7 || astray ? "AR" : "AE";
    }

    Arrival arrival(String feed, String peer, Instant received, byte[] raw) {
        return new Arrival(
                feed,
                peer,
                received,
                raw,
                charset.name(),
                names(),
                orderingKey,
                specimens,
                ackCode(),
                fault == null ? null : fault.code(),
                detail);
    }

    private Arrival.Header names() {
        return new Arrival.Header(
                named(3), named(4), named(5), named(6), named(7), named(9), named(10), named(11), named(12));
    }

    private String named(int field) {
        return header == null ? "" : header.field(field).raw();
    }
}
