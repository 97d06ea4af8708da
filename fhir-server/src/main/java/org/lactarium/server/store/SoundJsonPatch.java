package org.lactarium.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a JSON Patch may not change: which resource it is. To test the id or the version before a change is welcome. */
final class SoundJsonPatch {

    private static final ObjectMapper JSON = StrictJson.TREES;

    /** Pointers to what the record keeps of a resource by itself; the empty one is the whole resource. */
    private static final Pattern OWN = Pattern.compile("|/id|/resourceType|/meta/(versionId|lastUpdated)");

    private SoundJsonPatch() {}

    /** Why it is refused. What is no list of operations is left to those who carry it out. */
    static Optional<String> fault(byte[] patch) {
        try {
            return StreamSupport.stream(JSON.readTree(patch).spliterator(), false)
                    .filter(SoundJsonPatch::changesWhichItIs)
                    .findFirst()
                    .map(operation -> PatchRehearsal.STAYS);
        } catch (IOException unread) {
            return Optional.empty();
        }
    }

    private static boolean changesWhichItIs(JsonNode operation) {
        return switch (operation.path("op").asText()) {
            case "test" -> false;
            case "move" -> isOwn(operation, "path") || isOwn(operation, "from");
            default -> isOwn(operation, "path");
        };
    }

    private static boolean isOwn(JsonNode operation, String pointer) {
        return operation.path(pointer).isTextual()
                && OWN.matcher(operation.path(pointer).asText()).matches();
    }
}
