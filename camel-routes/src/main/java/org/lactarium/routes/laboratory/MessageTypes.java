package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** What a message of a type that is not taken means for milk: nothing, when messages of its kind carry no results. */
public final class MessageTypes {

    /** HL7 table 0076, as far as its messages carry no results: code and what they are about. */
    private static final Map<String, String> WITHOUT_RESULTS = load();

    private MessageTypes() {}

    static Quarantined unsupported(V2Message message, LaboratoryProfile profile) {
        Bearing bearing = bearing(message, obx -> profile.result(obx.field(3).component(1))
                .or(() -> profile.result(obx.field(3).component(4)))
                .isPresent());
        return new Quarantined(Reason.UNSUPPORTED_MESSAGE, "A laboratory feed takes ORU^R01", List.of(), bearing);
    }

    /** @param result whether an OBX may be a result about milk, whatever the message calls itself */
    public static Bearing bearing(V2Message message, Predicate<Segment> result) {
        return WITHOUT_RESULTS.containsKey(message.header().field(9).component(1))
                        && message.all("OBX").noneMatch(result)
                        && !takesAReportBack(message)
                ? Bearing.NONE
                : Bearing.STOPS;
    }

    /** Without a result: OBR-25 of what answers nothing. */
    private static boolean takesAReportBack(V2Message message) {
        return message.first("MSA").isEmpty()
                && message.all("OBR")
                        .anyMatch(request -> Statuses.ofReport(request.field(25).value())
                                .filter(Statuses.CHANGED::contains)
                                .isPresent());
    }

    private static Map<String, String> load() {
        try (InputStream json = MessageTypes.class.getResourceAsStream("/laboratory/types-without-results.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
