package org.lactarium.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables under "Configuration" in README.md: what a person is told about each key. */
final class ConfigurationTable {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*?) \\|.*");

    private final Map<String, String> defaults;

    private ConfigurationTable(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    static ConfigurationTable ofTheReadme() {
        try {
            String readme = Files.readString(Path.of("..", "README.md"));
            String section = readme.split("(?m)^## Configuration$", 2)[1].split("(?m)^## ", 2)[0];
            Map<String, String> defaults = new LinkedHashMap<>();
            for (String line : section.lines().toList()) {
                Matcher row = ROW.matcher(line);
                if (row.matches() && defaults.put(row.group(1), row.group(2)) != null) {
                    throw new IllegalStateException(row.group(1) + " stands twice in the table");
                }
            }
            return new ConfigurationTable(defaults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Key to what the table says is the default. */
    Map<String, String> defaults() {
        return defaults;
    }

    /** Whether an environment variable is a key of the table as Spring spells it: capitals, no dashes, _ for a dot. */
    boolean knowsVariable(String variable) {
        return defaults.keySet().stream().anyMatch(key -> Pattern.matches(variable(key), variable));
    }

    private static String variable(String key) {
        return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT).replace("<NAME>", "[A-Z]+");
    }
}
