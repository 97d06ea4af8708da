package org.lactarium.server.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Modifiers;

/**
 * What is missing in a FHIRPath Patch before anything is changed by it. HAPI passes over some of it: an {@code add} without a value
 * takes away what stood there.
 */
final class SoundPatch {

    /** Which parts an operation needs besides its path. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "add", List.of("name", "value"),
            "insert", List.of("index", "value"),
            "delete", List.of(),
            "replace", List.of("value"),
            "move", List.of("source", "destination"));

    private static final Set<String> EACH = Set.of("type", "path", "allowMultipleMatches");

    /** What the record keeps of a resource by itself. */
    private static final Pattern OWN = Pattern.compile("[A-Za-z]*\\.?(id|meta\\.(versionId|lastUpdated))");

    private SoundPatch() {}

    /** Why it cannot be carried out. */
    static Optional<String> fault(Parameters patch) {
        return Modifiers.unknownIn(patch).or(() -> patch.getParameter().stream()
                .flatMap(operation -> fault(operation).stream())
                .findFirst());
    }

    private static Optional<String> fault(ParametersParameterComponent operation) {
        var type = text(operation, "type");
        var path = text(operation, "path");
        if (!"operation".equals(operation.getName()) || type == null || !NEEDS.containsKey(type)) {
            return Optional.of(
                    "A FHIRPath Patch is made of parameters named operation, of type add, insert, delete, replace or move.");
        }
        var names = operation.getPart().stream()
                .map(part -> String.valueOf(part.getName()))
                .toList();
        var unknown = names.stream()
                .filter(name -> !EACH.contains(name) && !NEEDS.get(type).contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("An operation of type " + type + " has no part " + unknown.get() + ".");
        }
        if (names.stream().distinct().count() < names.size()) {
            return Optional.of("An operation of a FHIRPath Patch has each part once.");
        }
        if (path == null || path.isBlank()) {
            return Optional.of("An operation of a FHIRPath Patch needs a path.");
        }
        var changed = type.equals("add") ? path + "." + text(operation, "name") : path;
        if (OWN.matcher(changed).matches()) {
            return Optional.of(PatchRehearsal.STAYS);
        }
        return NEEDS.get(type).stream()
                .filter(part -> !isGiven(operation, part))
                .findFirst()
                .map(part -> "An operation of type " + type + " needs its part " + part + ".");
    }

    private static boolean isGiven(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .anyMatch(part -> part.hasValue() || part.hasPart() || part.hasResource());
    }

    private static @Nullable String text(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> name.equals(part.getName())
                        && part.hasValue()
                        && part.getValue().isPrimitive())
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }
}
