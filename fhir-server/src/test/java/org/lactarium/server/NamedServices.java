package org.lactarium.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What a jar offers to {@link java.util.ServiceLoader}: a provider is found by its name alone, when somebody asks for one. */
final class NamedServices {

    private static final String SERVICES = "META-INF/services/";

    private NamedServices() {}

    /** As {@code service -> provider}: of services that are there, the providers that are not. */
    static List<String> missingFrom(Path place) throws IOException {
        var missing = new ArrayList<String>();
        try (var jar = new JarFile(place.toFile())) {
            for (var entry : Collections.list(jar.entries())) {
                var name = entry.getName();
                if (!name.startsWith(SERVICES) || entry.isDirectory()) {
                    continue;
                }
                var service = name.substring(SERVICES.length());
                var text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                text.lines()
                        .flatMap(line ->
                                Stream.of(line.replaceFirst("#.*", "").strip().split("[,\\s]+")))
                        .filter(provider -> !provider.isEmpty() && !isThere(jar, provider))
                        .filter(provider -> isThere(jar, service))
                        .forEach(provider -> missing.add(service + " -> " + provider));
            }
        }
        return missing;
    }

    private static boolean isThere(JarFile jar, String type) {
        var file = type.replace('.', '/') + ".class";
        return jar.getEntry(file) != null
                || ClassLoader.getPlatformClassLoader().getResource(file) != null;
    }
}
