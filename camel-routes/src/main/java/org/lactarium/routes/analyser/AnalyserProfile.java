package org.lactarium.routes.analyser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a milk analyser speaks: a reviewed data file, not code; {@code analyser/schema.json} says what each part means.
 * Look-ups ignore case.
 *
 * @param format {@code hl7} or {@code csv}
 * @param clockTolerance how far its clock may be ahead of ours, an ISO 8601 duration; null means five minutes
 */
public record AnalyserProfile(
        String kind,
        String name,
        String format,
        List<String> tests,
        Map<String, Nutrient> results,
        Map<String, String> ignoredResults,
        Map<String, Conversion> units,
        Map<Nutrient, Limits> limits,
        Map<String, String> flags,
        List<String> faultWords,
        List<String> lotTypes,
        List<String> milkRoles,
        List<String> controlRoles,
        Pattern controlSamples,
        Pattern samplePattern,
        String replicates,
        List<String> identity,
        Slip.@Nullable Instrument instrument,
        @Nullable Map<String, Map<String, String>> fields,
        @Nullable ExportFormat csv,
        @Nullable String clockTolerance) {

    /** How far the analyser's clock may be ahead when its profile does not say. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** What a flag becomes that says the measurement failed. */
    static final String FAULT = "fault";

    static final String IGNORED = "ignored";

    public AnalyserProfile {
        results = ignoringCase(results);
        ignoredResults = ignoringCase(ignoredResults);
        units = ignoringCase(units);
        flags = ignoringCase(flags);
        fields = fields == null ? Map.of() : fields;
        controlSamples = Pattern.compile(controlSamples.pattern(), Pattern.CASE_INSENSITIVE);
    }

    /** @param dividedBy null leaves the number as it was sent */
    record Conversion(String becomes, @Nullable BigDecimal dividedBy) {}

    /** In the nutrient's unit; what lies beyond is no milk's. */
    record Limits(BigDecimal low, BigDecimal high) {
        boolean hold(BigDecimal number) {
            return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
        }
    }

    /** Takes a profile that was read already, and holds it against its schema; a mistake in it is said in full. */
    public static AnalyserProfile of(JsonNode profile) {
        try (InputStream schema = AnalyserProfile.class.getResourceAsStream("/analyser/schema.json")) {
            Set<ValidationMessage> mistakes = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(profile);
            if (!mistakes.isEmpty()) {
                throw new IllegalArgumentException("The analyser profile has mistakes: "
                        + String.join(
                                "; ",
                                mistakes.stream()
                                        .map(ValidationMessage::getMessage)
                                        .sorted()
                                        .toList()));
            }
            return JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .treeToValue(profile, AnalyserProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The analyser profile cannot be read", e);
        }
    }

    /** A profile that comes with the program, as in {@code default}. */
    public static AnalyserProfile shipped(String name) {
        try (InputStream json = AnalyserProfile.class.getResourceAsStream("/analyser/" + name + ".json")) {
            return of(JsonMapper.builder().build().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of the codes that is in the map. */
    static <T> Optional<T> first(Map<String, T> map, List<String> codes) {
        return codes.stream().map(map::get).filter(Objects::nonNull).findFirst();
    }

    Duration tolerance() {
        return clockTolerance == null ? CLOCKS_DIFFER : Duration.parse(clockTolerance);
    }

    boolean knowsTest(List<String> codes) {
        return codes.stream().anyMatch(code -> tests.stream().anyMatch(code::equalsIgnoreCase));
    }

    private static <T> Map<String, T> ignoringCase(Map<String, T> map) {
        Map<String, T> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(map);
        return folded;
    }
}
