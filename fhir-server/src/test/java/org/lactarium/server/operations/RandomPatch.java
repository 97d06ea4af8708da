package org.lactarium.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Patches that somebody could send of a resource: most of them lead somewhere, and few of them make sense. */
final class RandomPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "\"final\"",
            "\"entered-in-error\"",
            "\"2026-11-30\"",
            "\"2026-11-30T05:43:00+08:00\"",
            "\"soon\"",
            "\"\"",
            "\" \"",
            "true",
            "0",
            "-1",
            "1e400",
            "null",
            "[]",
            "{}",
            "{\"value\": 3, \"unit\": \"mL\"}",
            "{\"reference\": \"Patient/nobody\"}",
            "{\"display\": \"her\"}",
            "[{\"text\": \"x\"}]",
            "{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"29463-7\"}]}",
            "{\"url\": \"https://example.org/not\", \"valueBoolean\": true}",
            "\"https://lactarium.org/fhir/StructureDefinition/nothing\"",
            "\"A\\u200b\"",
            "\"женское молоко\"");

    private static final List<String> TYPED = List.of(
            "\"valueString\": \"x\"",
            "\"valueCode\": \"final\"",
            "\"valueCode\": \"entered-in-error\"",
            "\"valueDate\": \"2026-11-30\"",
            "\"valueDateTime\": \"2026-11-30T05:43:00+08:00\"",
            "\"valueBoolean\": true",
            "\"valueInteger\": -1",
            "\"valueDecimal\": 3.5",
            "\"valueUri\": \"https://example.org/x\"",
            "\"valueQuantity\": {\"value\": 3, \"unit\": \"mL\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL\"}",
            "\"valueReference\": {\"reference\": \"Patient/nobody\"}",
            "\"valueReference\": {\"display\": \"her\"}",
            "\"valueCodeableConcept\": {\"text\": \"x\"}",
            "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"29463-7\"}]}",
            "\"valueIdentifier\": {\"value\": \"x\"}",
            "\"part\": [{\"name\": \"text\", \"valueString\": \"x\"}]");

    private static final List<String> WORDS =
            List.of("status", "code", "subject", "extension", "meta", "value", "nothing", "identifier", "note", "id");

    private final Random random;
    private final String type;
    private final List<String> pointers = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    RandomPatch(Random random, JsonNode resource) {
        this.random = random;
        this.type = resource.get("resourceType").asText();
        walk(resource, "", type);
    }

    private void walk(JsonNode node, String pointer, String path) {
        pointers.add(pointer);
        paths.add(path);
        node.fields()
                .forEachRemaining(child -> walk(
                        child.getValue(),
                        pointer + "/" + child.getKey(),
                        path + "."
                                + child.getKey().replaceAll("^(value|effective|multipleBirth|deceased)[A-Z].*", "$1")));
        for (int at = 0; at < node.size() && node.isArray(); at++) {
            walk(node.get(at), pointer + "/" + at, path + "[" + at + "]");
        }
    }

    String json() {
        ArrayNode patch = JSON.createArrayNode();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            ObjectNode operation = patch.addObject();
            operation.put(
                    "op",
                    any(List.of("add", "remove", "replace", "replace", "replace", "move", "copy", "test", "drop")));
            operation.put("path", odd(any(pointers), List.of("/nothing", "/0", "/-", "/7", "~2", "")));
            if (random.nextInt(8) > 0) {
                operation.putRawValue("value", new com.fasterxml.jackson.databind.util.RawValue(any(VALUES)));
            }
            if (random.nextInt(3) == 0) {
                operation.put("from", any(pointers));
            }
        }
        return patch.toString();
    }

    String fhirPath() {
        var operations = new ArrayList<String>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            var kind = any(List.of("add", "delete", "replace", "replace", "replace", "insert", "move", "drop"));
            var path = odd(
                    any(paths),
                    List.of("[0]", "[9]", ".first()", ".where(true)", ".where(value = 'x')", ".nothing", "(", "'"));
            var parts = new ArrayList<>(List.of(
                    "{\"name\": \"type\", \"valueCode\": \"" + kind + "\"}",
                    "{\"name\": \"path\", \"valueString\": \"" + path + "\"}"));
            if (kind.equals("add") || random.nextInt(9) == 0) {
                parts.add("{\"name\": \"name\", \"valueString\": \"" + any(WORDS) + "\"}");
            }
            for (var number : List.of("index", "source", "destination")) {
                if (List.of("insert", "move").contains(kind) && random.nextInt(5) > 0) {
                    parts.add("{\"name\": \"" + number + "\", \"valueInteger\": " + (random.nextInt(4) - 1) + "}");
                }
            }
            if (!kind.equals("delete") && random.nextInt(9) > 0) {
                parts.add("{\"name\": \"value\", " + any(TYPED) + "}");
            }
            operations.add("{\"name\": \"operation\", \"part\": [" + String.join(", ", parts) + "]}");
        }
        return "{\"resourceType\": \"Parameters\", \"parameter\": [" + String.join(", ", operations) + "]}";
    }

    private String odd(String path, List<String> ends) {
        return random.nextInt(5) == 0 ? path + any(ends) : path;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
