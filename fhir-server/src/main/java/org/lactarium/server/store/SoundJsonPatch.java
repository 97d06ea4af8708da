package org.lactarium.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What a JSON Patch may not change: which resource it is. To test the id or the version before a change is welcome. Nothing in an
 * operation is passed over.
 */
final class SoundJsonPatch {

    private static final ObjectMapper JSON = StrictJson.TREES;

    /** Pointers to what the record keeps of a resource by itself; the empty one is the whole resource. */
    private static final Pattern OWN = Pattern.compile("|/id|/resourceType|/meta/(versionId|lastUpdated)");

    /** What each operation has besides its op. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "add", List.of("path", "value"),
            "remove", List.of("path"),
            "replace", List.of("path", "value"),
            "move", List.of("from", "path"),
            "copy", List.of("from", "path"),
            "test", List.of("path", "value"));

    private SoundJsonPatch() {}

    /** Why it is refused. What is no list of operations is left to those who carry it out. */
    static Optional<String> fault(byte[] patch) {
        try {
            return StreamSupport.stream(JSON.readTree(patch).spliterator(), false)
                    .flatMap(operation -> fault(operation).stream())
                    .findFirst();
        } catch (IOException unread) {
            return Optional.empty();
        }
    }

    private static Optional<String> fault(JsonNode operation) {
        var op = operation.path("op").asText();
        var members = MEMBERS.get(op);
        if (!operation.isObject() || members == null) {
            return Optional.of(
                    "A JSON Patch is a list of operations, each with an op: add, remove, replace, move, copy or test.");
        }
        var missing = members.stream().filter(member -> !operation.has(member)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("An operation " + op + " of a JSON Patch needs its member " + missing.get() + ".");
        }
        // whoever misspells one must not get what is left without it
        if (operation.size() != members.size() + 1) {
            return Optional.of("An operation " + op + " of a JSON Patch has the members op, "
                    + String.join(", ", members) + " and no others.");
        }
        return changesWhichItIs(operation) ? Optional.of(PatchRehearsal.STAYS) : Optional.empty();
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
