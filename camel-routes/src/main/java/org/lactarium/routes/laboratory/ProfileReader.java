package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Reads a data file. What it may leave out and does is as in the shipped one, so that an older file stays good. */
final class ProfileReader {

    static final String DEFAULT = "/laboratory/default.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // what the schema lets pass and the record does not need is the kind of the file
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ProfileReader() {}

    static LaboratoryProfile read(InputStream json) {
        try (json) {
            return of(MAPPER.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("The laboratory profile cannot be read", e);
        }
    }

    static LaboratoryProfile of(JsonNode profile) {
        try (InputStream schema = ProfileReader.class.getResourceAsStream("/laboratory/schema.json");
                InputStream shipped = ProfileReader.class.getResourceAsStream(DEFAULT)) {
            Set<ValidationMessage> mistakes = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(profile);
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException(
                        "The laboratory profile has mistakes: " + String.join("; ", sentences(mistakes)));
            }
            ObjectNode complete = (ObjectNode) MAPPER.readTree(shipped);
            complete.setAll((ObjectNode) profile);
            return MAPPER.treeToValue(complete, LaboratoryProfile.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException("The laboratory profile has mistakes: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The laboratory profile cannot be read", e);
        }
    }

    private static List<String> sentences(Set<ValidationMessage> mistakes) {
        return mistakes.stream().map(ValidationMessage::getMessage).sorted().toList();
    }
}
