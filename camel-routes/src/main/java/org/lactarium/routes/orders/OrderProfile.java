package org.lactarium.routes.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one laboratory takes orders: a reviewed data file, not code. Each part is described in {@code orders/schema.json}.
 *
 * @param version HL7 version of the message
 * @param namespace whose numbers ORC-2 and SPM-2 are
 * @param fillerSystem system of the laboratory's own numbers in the record; null when it has no name
 * @param performers words by which an order means this laboratory; empty takes every order whose test it does and
 *     which names no other
 * @param tests by code of the order
 * @param ignored tests that are ordered and done within the bank: nobody is told
 * @param changes whether a changed order is sent as such or cancelled and sent anew
 * @param fields segment and field to what stands in it, over what would stand there otherwise
 * @param refusals ORC-1 by which the laboratory says no
 * @param errorAttempts how often AE is heard before a person must look
 */
public record OrderProfile(
        String name,
        Form form,
        String version,
        Parties parties,
        String processingId,
        String namespace,
        @Nullable String fillerSystem,
        List<String> performers,
        Map<String, Test> tests,
        List<String> ignored,
        Donor donor,
        Milk milk,
        boolean notes,
        Changes changes,
        Map<String, String> fields,
        List<String> refusals,
        int errorAttempts) {

    /** MSH-3 to MSH-6. */
    public record Parties(
            String sendingApplication, String sendingFacility, String receivingApplication, String receivingFacility) {}

    public record Code(String code, String display, String system) {}

    /** @param specimen SPM-4 or OBR-15 @param container SPM-27 */
    public record Test(
            String code, String display, String system, About about, Code specimen, @Nullable Code container) {}

    public enum About {
        @JsonProperty("donor")
        DONOR,
        @JsonProperty("milk")
        MILK
    }

    public enum Changes {
        @JsonProperty("replace")
        REPLACE,
        @JsonProperty("cancel-and-new")
        CANCEL_AND_NEW
    }

    /** What the laboratory is told of a donor beside the donor number. */
    public record Donor(String type, String authority, boolean name, boolean birthDate, boolean sex) {}

    public record Milk(String type, String authority) {}

    /** Reads a profile and holds it against {@code orders/schema.json}; a mistake in it is said in full. */
    public static OrderProfile read(InputStream json) {
        try (json;
                InputStream schema = OrderProfile.class.getResourceAsStream("/orders/schema.json")) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
            JsonNode profile = mapper.readTree(json);
            Set<ValidationMessage> mistakes = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(profile);
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException("The data file for orders has mistakes: "
                        + String.join(
                                "; ",
                                mistakes.stream()
                                        .map(ValidationMessage::getMessage)
                                        .sorted()
                                        .toList()));
            }
            return mapper.treeToValue(profile, OrderProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The data file for orders cannot be read", e);
        }
    }

    /** The same laboratory, spoken to in another form or version where the configuration says so. */
    public OrderProfile spoken(@Nullable Form otherForm, @Nullable String otherVersion) {
        return new OrderProfile(
                name,
                otherForm == null ? form : otherForm,
                otherVersion == null ? version : otherVersion,
                parties,
                processingId,
                namespace,
                fillerSystem,
                performers,
                tests,
                ignored,
                donor,
                milk,
                notes,
                changes,
                fields,
                refusals,
                errorAttempts);
    }
}
