package org.lactarium.routes.delivery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.lactarium.routes.hl7.NamedNumbers;
import org.lactarium.routes.hl7.SameMessage;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.laboratory.Bearing;
import org.lactarium.routes.laboratory.Quarantined;
import org.lactarium.routes.quarantine.Reason;

/**
 * Tells the record of messages that were not read completely, before they are settled as held: from then on the milk and the
 * donors they name wait for a person. Every call may end in {@link Away}; then the message is tried again.
 */
public final class WaitingReports {

    public static final String DELIVERED = "delivered";
    public static final String DISMISSED = "dismissed";

    private static final int DIGEST_BYTES = 12;

    /** The record bears no longer one. */
    private static final int LONGEST_NUMBER = 2000;

    private final Record record;
    private final KnownAccessions accessions;

    WaitingReports(Record record) {
        this.record = record;
        this.accessions = new KnownAccessions(record);
    }

    /** The milk and the donors it names wait from now on; a message that can carry no result binds nothing. */
    void report(Waiting message, Quarantined why) {
        if (why.bearing() == Bearing.NONE) {
            return;
        }
        Parameters in = new Parameters();
        in.addParameter("message", new StringType(number(message.feed(), message.id())));
        in.addParameter("cause", new StringType(cause(message, why)));
        in.addParameter("reason", new StringType(why.reason().code()));
        if (!why.detail().isBlank()) {
            in.addParameter("detail", new StringType(why.detail()));
        }
        in.addParameter("stops", new BooleanType(why.bearing() == Bearing.STOPS));
        NamedNumbers.of(message.raw(), Charset.forName(message.charset())).stream()
                .filter(number -> number.length() <= LONGEST_NUMBER)
                .forEach(number -> in.addParameter("number", new StringType(number)));
        if (why.reason() == Reason.UNKNOWN_SUBJECT) {
            accessions.subjects(message).stream()
                    .filter(number -> number.length() <= LONGEST_NUMBER)
                    .forEach(number -> in.addParameter("number", new StringType(number)));
        }
        record.call("$report-waiting-result", in);
    }

    /**
     * Nothing waits for this message any more.
     *
     * @param outcome {@link #DELIVERED} or {@link #DISMISSED}
     * @return numbers in the message log of the same message sent again, which is settled with it
     */
    public List<Long> settle(String feed, long message, String outcome, String who, String why) {
        Parameters in = new Parameters();
        in.addParameter("message", new StringType(number(feed, message)));
        in.addParameter("outcome", new StringType(outcome));
        in.addParameter("who", new StringType(who));
        in.addParameter("why", new StringType(why));
        return record.call("$settle-waiting-result", in).getParameter().stream()
                .filter(parameter -> "message".equals(parameter.getName()))
                .map(parameter -> parameter.getValue().primitiveValue())
                .filter(other -> other.startsWith(feed + "/"))
                .map(other -> Long.valueOf(other.substring(other.lastIndexOf('/') + 1)))
                .filter(other -> other != message)
                .toList();
    }

    private static String number(String feed, long message) {
        return feed + "/" + message;
    }

    /** The same for a message that is sent again and waits for the same reason. */
    private static String cause(Waiting message, Quarantined why) {
        String content = SameMessage.of(new String(message.raw(), StandardCharsets.ISO_8859_1)) + "\u001f"
                + why.reason().code() + "\u001f" + why.detail();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
