package org.lactarium.routes.mllp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lactarium.routes.hl7.V2Message;

/** Whether a message is built as a whole of segments: what is not is held before anybody reads a result out of it. */
final class Soundness {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");

    private Soundness() {}

    /** @return a sentence without what the message says; empty when nothing is wrong */
    static Optional<String> fault(V2Message message) {
        if (message.segments().stream()
                .anyMatch(segment -> !NAME.matcher(segment.name()).matches())) {
            return Optional.of("A line of it is no segment");
        }
        if (message.all("MSH").count() > 1) {
            return Optional.of("A second MSH segment stands in it");
        }
        if (!message.header().field(14).isEmpty()
                || message.first("ADD").isPresent()
                || message.all("DSC").anyMatch(part -> !part.field(1).isEmpty())) {
            return Optional.of("It is a part of a message that goes on elsewhere");
        }
        if (message.header().field(9).value().equals("ORU") && hasResultsOfNoReport(message)) {
            return Optional.of("Results must stand behind the OBR they belong to");
        }
        return Optional.empty();
    }

    private static boolean hasResultsOfNoReport(V2Message message) {
        return message.segments().stream()
                .takeWhile(segment -> !segment.is("OBR"))
                .anyMatch(segment -> segment.is("OBX"));
    }
}
