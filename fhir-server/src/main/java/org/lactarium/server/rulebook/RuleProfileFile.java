package org.lactarium.server.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lactarium.server.rule.RuleProfile;

/** Reads a rule profile and refuses a file that its schema does not allow, with the line of every fault. */
public final class RuleProfileFile {

    /** The profiles that come with the program; a bank may write its own. */
    public static final List<String> NAMES = List.of("strictest", "nice-cg93", "hmbana", "hkbmb");

    private static final String SCHEMA = "/rules/rule-profile.schema.json";

    private RuleProfileFile() {}

    /**
     * @param place as {@link ProfileText#at} takes it
     * @throws IllegalArgumentException when there is no such profile, or it breaks the schema; says where
     */
    public static RuleProfile load(String place) {
        return read(ProfileText.at(place));
    }

    /** @throws IllegalArgumentException when it breaks the schema: {@code rule profile x, line 12: …}, for each fault */
    public static RuleProfile read(ProfileText text) {
        try {
            var lines = new YamlLines(text.yaml());
            var content = new YAMLMapper().readTree(text.yaml());
            check(text, content, lines);
            return RuleProfileReader.read(content);
        } catch (JsonProcessingException noYaml) {
            var at = noYaml.getLocation();
            throw refused(text.place(), at == null ? 1 : at.getLineNr(), noYaml.getOriginalMessage());
        } catch (DateTimeException noSuchFigure) {
            throw new IllegalArgumentException("rule profile " + text.place() + ": " + noSuchFigure.getMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void check(ProfileText text, JsonNode content, YamlLines lines) throws IOException {
        var faults = schema().validate(content);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.stream()
                    .sorted(Comparator.comparing(fault -> line(fault, lines)))
                    .map(fault -> refused(text.place(), line(fault, lines), fault.getMessage())
                            .getMessage())
                    .distinct()
                    .collect(Collectors.joining("\n")));
        }
    }

    private static int line(ValidationMessage fault, YamlLines lines) {
        return lines.of(fault.getInstanceLocation().toString());
    }

    private static JsonSchema schema() throws IOException {
        var pointers =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (var schema = Objects.requireNonNull(RuleProfileFile.class.getResourceAsStream(SCHEMA))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema, pointers);
        }
    }

    private static IllegalArgumentException refused(String place, int line, String why) {
        return new IllegalArgumentException("rule profile " + place + ", line " + line + ": " + why);
    }
}
