package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FHIRPath Patch in all its forms ({@code patch/forms.json}: those of the standard's own list, and what else people write), alone, in a
 * transaction and in a batch: each gives what it says, or is refused and changes nothing.
 */
class PatchFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> forms() throws IOException {
        try (var file = PatchFormsTest.class.getResourceAsStream("/patch/forms.json")) {
            var forms = StreamSupport.stream(JSON.readTree(file).spliterator(), false)
                    .toList();
            return IntStream.range(0, forms.size()).boxed().flatMap(at -> ways(at).map(
                            way -> Arguments.of(forms.get(at).get("form").asText(), way, forms.get(at))));
        }
    }

    /** Each alone, and a part of them in a bundle too; all of them with {@code -Dpatches.everyWay=true}. */
    private static Stream<PatchWay> ways(int form) {
        return Boolean.getBoolean("patches.everyWay")
                ? Stream.of(PatchWay.values())
                : Stream.of(PatchWay.ALONE, PatchWay.values()[form % PatchWay.values().length])
                        .distinct();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("forms")
    void givesWhatItSaysOrIsRefused(String what, PatchWay way, JsonNode form) throws IOException {
        var infant = PatchDesk.infant((ObjectNode) form.get("given"));
        var patch = JSON.createObjectNode().put("resourceType", "Parameters");
        patch.set("parameter", form.get("patch"));

        int status = way.patch(infant.reference(), patch.toString(), "application/fhir+json");

        var is = infant.read();
        if (form.get("then").isTextual()) {
            assertThat(status).as(way.said()).isBetween(400, 499);
            assertThat(is).isEqualTo(infant.was());
        } else {
            assertThat(status).as(way.said()).isEqualTo(200);
            form.get("then").fields().forEachRemaining(element -> assertThat(
                            is.path(element.getKey()).isMissingNode() ? null : is.get(element.getKey()))
                    .as(element.getKey())
                    .isEqualTo(element.getValue().isNull() ? null : element.getValue()));
        }
    }
}
