package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How laboratories speak: a reviewed data file, not code. Look-ups ignore case.
 *
 * @param lotTypes PID-3 types by which a pseudo-patient is milk
 * @param donorTypes PID-3 types under which a donor's number may stand
 * @param tests OBR-4 codes
 * @param results OBX-3 codes
 * @param units OBX-6 to UCUM
 * @param noGrowth texts that say so
 * @param noGrowthCodes codes that say so
 * @param reactivity what a laboratory writes for reactive and non-reactive
 */
public record LaboratoryProfile(
        String name,
        List<String> lotTypes,
        List<String> donorTypes,
        Map<String, Test> tests,
        Map<String, Result> results,
        Map<String, String> units,
        List<String> noGrowth,
        List<String> noGrowthCodes,
        Map<String, Reactivity> reactivity) {

    public LaboratoryProfile {
        tests = ignoringCase(tests);
        results = ignoringCase(results);
        units = ignoringCase(units);
        reactivity = ignoringCase(reactivity);
        noGrowth = noGrowth.stream().map(LaboratoryProfile::folded).toList();
        noGrowthCodes = noGrowthCodes.stream().map(LaboratoryProfile::folded).toList();
    }

    /** @param stage pre or post; null when the test is no culture */
    public record Test(Kind kind, String code, String display, @Nullable String stage) {}

    public record Result(Kind kind, String code, String display) {}

    /** Reads a profile and holds it against {@code laboratory/schema.json}; a mistake in it is said in full. */
    public static LaboratoryProfile read(InputStream json) {
        try (json) {
            return of(JsonMapper.builder().build().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("The laboratory profile cannot be read", e);
        }
    }

    /** The same of a file that was read already. */
    public static LaboratoryProfile of(JsonNode profile) {
        try (InputStream schema = LaboratoryProfile.class.getResourceAsStream("/laboratory/schema.json")) {
            // what the schema lets pass and the record does not need is the kind of the file
            JsonMapper mapper = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            Set<ValidationMessage> mistakes = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(profile);
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException("The laboratory profile has mistakes: "
                        + String.join(
                                "; ",
                                mistakes.stream()
                                        .map(ValidationMessage::getMessage)
                                        .sorted()
                                        .toList()));
            }
            return mapper.treeToValue(profile, LaboratoryProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The laboratory profile cannot be read", e);
        }
    }

    /** The profile that is there without configuration. */
    public static LaboratoryProfile byDefault() {
        return read(LaboratoryProfile.class.getResourceAsStream("/laboratory/default.json"));
    }

    Optional<Test> test(String code) {
        return Optional.ofNullable(tests.get(code));
    }

    Optional<Result> result(String code) {
        return Optional.ofNullable(results.get(code));
    }

    boolean saysNoGrowth(String text) {
        return noGrowth.contains(folded(text)) || noGrowthCodes.contains(folded(text));
    }

    private static String folded(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }

    private static <T> Map<String, T> ignoringCase(Map<String, T> map) {
        Map<String, T> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(map);
        return folded;
    }
}
