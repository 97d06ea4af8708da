package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Remarks;

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
 * @param susceptibility what a laboratory writes for S, I and R
 * @param organisms names and codes of a laboratory's own, to SNOMED CT
 * @param texts how written results are understood
 * @param documents which documents are taken
 * @param remarks which words beside a passing result call a person
 * @param fields what becomes of fields the shipped account does not name, by segment and number
 * @param clockTolerance how far a laboratory's clock may be ahead, an ISO 8601 duration
 * @param finalInPreliminary whether a preliminary report may carry results that are final
 * @param ignoredTests OBR-4 and OBX-3 codes that do not concern milk, and why
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
        Map<String, Reactivity> reactivity,
        Map<String, String> susceptibility,
        Map<String, Organism> organisms,
        TextTable texts,
        Documents documents,
        Remarks remarks,
        @Nullable Map<String, Map<String, String>> fields,
        String clockTolerance,
        boolean finalInPreliminary,
        @Nullable Map<String, String> ignoredTests) {

    public LaboratoryProfile {
        tests = ignoringCase(tests);
        results = ignoringCase(results);
        units = ignoringCase(units);
        reactivity = ignoringCase(reactivity);
        susceptibility = ignoringCase(susceptibility);
        organisms = ignoringCase(organisms);
        ignoredTests = ignoringCase(ignoredTests == null ? Map.of() : ignoredTests);
        fields = fields == null ? Map.of() : fields;
        noGrowth = noGrowth.stream().map(LaboratoryProfile::folded).toList();
        noGrowthCodes = noGrowthCodes.stream().map(LaboratoryProfile::folded).toList();
    }

    /** @param stage pre or post; null when the test is no culture */
    public record Test(Kind kind, String code, String display, @Nullable String stage) {}

    public record Result(Kind kind, String code, String display) {}

    /** @param code SNOMED CT */
    public record Organism(String code, String display) {}

    /**
     * @param limit bytes of one document
     * @param types ED-3 to media types
     */
    public record Documents(int limit, Map<String, String> types) {
        public Documents {
            types = ignoringCase(types);
        }
    }

    /** Reads a profile and holds it against {@code laboratory/schema.json}; a mistake in it is said in full. */
    public static LaboratoryProfile read(InputStream json) {
        return ProfileReader.read(json);
    }

    /** The same of a file that was read already. */
    public static LaboratoryProfile of(JsonNode profile) {
        return ProfileReader.of(profile);
    }

    /** The profile that is there without configuration. */
    public static LaboratoryProfile byDefault() {
        return read(LaboratoryProfile.class.getResourceAsStream(ProfileReader.DEFAULT));
    }

    Optional<Test> test(String code) {
        return Optional.ofNullable(tests.get(code));
    }

    /** The blood test under which a marker stands that was ordered by itself. */
    Optional<Test> screen() {
        return test("MBDSCR").filter(test -> test.kind() == Kind.SEROLOGY).or(() -> tests.values().stream()
                .filter(test -> test.kind() == Kind.SEROLOGY)
                .findFirst());
    }

    Duration tolerance() {
        return Duration.parse(clockTolerance);
    }

    Optional<Result> result(String code) {
        return Optional.ofNullable(results.get(code));
    }

    Optional<Value.Code> organism(String word) {
        return Optional.ofNullable(organisms.get(withoutFullStop(word)))
                .map(known -> new Value.Code(Systems.SNOMED, known.code(), known.display()));
    }

    boolean saysNoGrowth(String text) {
        return noGrowth.contains(folded(text)) || noGrowthCodes.contains(folded(text));
    }

    static String withoutFullStop(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }

    private static String folded(String text) {
        return withoutFullStop(text).toLowerCase(Locale.ROOT);
    }

    private static <T> Map<String, T> ignoringCase(Map<String, T> map) {
        Map<String, T> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(map);
        return folded;
    }
}
