package org.lactarium.server.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The table of who may do what, as it is written down.
 *
 * @param acts in the order of the file, which is the order in which addresses are asked
 * @param keptByTheServer kinds of what no role may write
 */
record PermissionsFile(List<Act> acts, Set<String> keptByTheServer) {

    private static final Set<String> FIELDS = Set.of("roles", "operations", "writes", "intake");
    private static final Set<String> PARTS = Set.of("people", "acts", "kept-by-the-server");

    /** @throws IllegalArgumentException that names what cannot be understood */
    static PermissionsFile read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<?, ?> parsed = new Yaml(new SafeConstructor(options)).load(content);
            known(parsed.keySet(), PARTS, "the table");
            var acts = ((Map<?, ?>) parsed.get("acts"))
                    .entrySet().stream()
                            .map(entry -> act(entry.getKey().toString(), (Map<?, ?>) entry.getValue()))
                            .toList();
            var kept = list(parsed, "kept-by-the-server");
            once(Stream.concat(acts.stream().flatMap(act -> act.writes().stream()), kept.stream())
                    .toList());
            once(acts.stream().flatMap(act -> act.intake().stream()).toList());
            return new PermissionsFile(acts, Set.copyOf(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Act act(String code, Map<?, ?> fields) {
        known(fields.keySet(), FIELDS, code);
        var act = new Act(
                code,
                list(fields, "roles"),
                list(fields, "operations"),
                list(fields, "writes"),
                list(fields, "intake"));
        known(Set.copyOf(act.roles()), Set.copyOf(Role.codes()), "the roles of " + code);
        if (act.roles().isEmpty()) {
            throw new IllegalArgumentException("access/permissions.yaml: nobody may " + code);
        }
        return act;
    }

    private static List<String> list(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof List<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }

    private static void known(Set<?> found, Set<?> known, String where) {
        var unknown = found.stream().filter(one -> !known.contains(one)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "access/permissions.yaml: " + where + " has " + unknown + ", which is not one of " + known);
        }
    }

    private static void once(List<String> places) {
        var seen = new HashSet<String>();
        places.stream().filter(place -> !seen.add(place)).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("access/permissions.yaml names " + twice + " twice");
        });
    }
}
