package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The configuration table of README.md and the program say the same. */
class ConfigurationTableTest {

    /** Described here and not by metadata, because their names are free. */
    private static final Map<String, String> NAMED = Map.of(
            "lactarium.feeds.<name>", "org.lactarium.routes.feed.Feed",
            "lactarium.orders.<laboratory>", "org.lactarium.routes.dispatch.Laboratory");

    private final Map<String, String> table = ConfigurationTable.ofTheReadme().defaults();

    @Test
    void everyKeyOfOursStandsInTheTableWithItsDefault() throws Exception {
        ours().forEach(this::standsInTheTable);
    }

    @Test
    void everyKeyThatTheProgramSetsStandsInTheTableWithItsValue() throws IOException {
        set().forEach(this::standsInTheTable);
    }

    @Test
    void everyKeyOfOursInTheTableExists() throws Exception {
        assertThat(table.keySet().stream().filter(key -> key.startsWith("lactarium.")))
                .isSubsetOf(ours().keySet());
    }

    private void standsInTheTable(String key, String value) {
        assertThat(table).as("README.md, Configuration").containsKey(key);
        if (!value.isEmpty()) {
            assertThat(table.get(key)).as("default of " + key).contains("`" + value + "`");
        }
    }

    /** Key to default, empty when there is none. */
    private static Map<String, String> ours() throws Exception {
        Map<String, String> ours = new LinkedHashMap<>();
        // the second file is merged into the first by a full compilation, but not by every incremental one
        read("META-INF/spring-configuration-metadata.json", ours);
        read("META-INF/additional-spring-configuration-metadata.json", ours);
        for (Map.Entry<String, String> named : NAMED.entrySet()) {
            String group = named.getKey().substring(0, named.getKey().lastIndexOf('.'));
            assertThat(ours).containsKey(group);
            ours.remove(group);
            for (RecordComponent component : Class.forName(named.getValue()).getRecordComponents()) {
                DefaultValue value = component.getAnnotation(DefaultValue.class);
                ours.put(
                        named.getKey() + "." + dashed(component.getName()),
                        value == null ? "" : String.join(",", value.value()));
            }
        }
        return ours;
    }

    private static void read(String metadata, Map<String, String> ours) throws IOException {
        for (URL file :
                Collections.list(ConfigurationTableTest.class.getClassLoader().getResources(metadata))) {
            for (JsonNode property : new ObjectMapper().readTree(file).get("properties")) {
                String name = property.get("name").asText();
                if (name.startsWith("lactarium.")) {
                    ours.putIfAbsent(name, property.path("defaultValue").asText(""));
                }
            }
        }
    }

    private static Map<String, String> set() throws IOException {
        Map<String, String> set = new LinkedHashMap<>();
        for (var source :
                new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))) {
            ((MapPropertySource) source).getSource().forEach((key, value) -> set.put(key, plain(value.toString())));
        }
        return set;
    }

    /** {@code ${LACTARIUM_HOME:./data}} is {@code ./data} by default. */
    private static String plain(String value) {
        return value.replaceAll("^\\$\\{[A-Z_]+:(.*)}$", "$1");
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
