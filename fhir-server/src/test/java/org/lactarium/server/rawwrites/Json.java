package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** FHIR as a stranger writes it: no model of the resources between the sender and the bytes. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Json() {}

    /** With single quotes, so that templates can be read. */
    static ObjectNode of(String template, Object... values) {
        return (ObjectNode) read(template.formatted(values));
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static String write(JsonNode node) {
        return node.toString();
    }

    static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Every object in it, itself among them. */
    static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> found.addAll(objects(child)));
        return found;
    }

    static boolean coded(JsonNode concept, String system, String code) {
        return all(concept.path("coding"))
                .anyMatch(coding -> system.equals(coding.path("system").asText())
                        && code.equals(coding.path("code").asText()));
    }

    /** {@code Type/id}, without the address of this record and without a version; empty when it names none. */
    static String named(JsonNode reference) {
        var text = reference.path("reference").asText();
        var fhir = text.indexOf("/fhir/");
        var local = fhir < 0 ? text : text.substring(fhir + "/fhir/".length());
        var version = local.indexOf("/_history/");
        return version < 0 ? local : local.substring(0, version);
    }
}
