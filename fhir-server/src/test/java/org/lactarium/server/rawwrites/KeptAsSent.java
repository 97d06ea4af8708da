package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether what is on record says all that was sent: an element that is left out changes what somebody said. */
final class KeptAsSent {

    /** The record writes them itself. */
    private static final Set<String> OWN = Set.of("id", "versionId", "lastUpdated", "statusHistory");

    private KeptAsSent() {}

    /** Where it says something else; empty when nowhere. */
    static String lost(JsonNode sent, JsonNode kept) {
        if (sent.isNull() || sent.isContainerNode() && sent.isEmpty()) {
            return "";
        }
        if (sent.isObject()) {
            return fields(sent, kept);
        }
        if (sent.isArray()) {
            return list(sent, kept);
        }
        var same = sent.isNumber() && kept.isNumber()
                ? sent.decimalValue().compareTo(kept.decimalValue()) == 0
                : sent.asText().equals(kept.asText());
        return same && !kept.isMissingNode() ? "" : ": " + sent + " is " + kept;
    }

    private static String fields(JsonNode sent, JsonNode kept) {
        if (sent.has("reference") && Json.named(sent).equals(Json.named(kept))) {
            return "";
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = sent.fields(); fields.hasNext(); ) {
            var field = fields.next();
            var lost = OWN.contains(field.getKey()) ? "" : lost(field.getValue(), kept.path(field.getKey()));
            if (!lost.isEmpty()) {
                return "." + field.getKey() + lost;
            }
        }
        return "";
    }

    /** The record may add to a list, as its profile to what claims none. */
    private static String list(JsonNode sent, JsonNode kept) {
        return Json.all(sent)
                .filter(one -> IntStream.range(0, kept.size())
                        .noneMatch(at -> lost(one, kept.get(at)).isEmpty()))
                .findFirst()
                .map(one -> one.isNull() ? "" : ": " + one + " is not in " + kept)
                .orElse("");
    }
}
