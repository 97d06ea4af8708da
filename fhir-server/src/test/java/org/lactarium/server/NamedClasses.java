package org.lactarium.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.springframework.asm.ClassReader;

/** Which classes the classes of some jars name, by what stands in them. */
final class NamedClasses {

    private static final int CLASS = 7;

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Set<String> there = new HashSet<>();

    private final Predicate<String> looked;

    private NamedClasses(Predicate<String> looked) {
        this.looked = looked;
    }

    /** @param looked which classes are looked into, by their names with dots; of the others it is known that they are there */
    static NamedClasses in(Iterable<Path> places, Predicate<String> looked) {
        var classes = new NamedClasses(looked);
        places.forEach(classes::read);
        return classes;
    }

    /** By each class that is neither there nor Java's own: the classes that name it. */
    Map<String, Set<String>> missing() {
        var java = ClassLoader.getPlatformClassLoader();
        Map<String, Set<String>> missing = new TreeMap<>();
        named.forEach((name, by) -> {
            if (!there.contains(name) && java.getResource(name + ".class") == null) {
                var dotted = new TreeSet<String>();
                by.forEach(one -> dotted.add(one.replace('/', '.')));
                missing.put(name.replace('/', '.'), dotted);
            }
        });
        return missing;
    }

    boolean has(String prefix) {
        return there.stream().anyMatch(name -> name.replace('/', '.').startsWith(prefix));
    }

    private void read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place)) {
                    for (var file : (Iterable<Path>) files::iterator) {
                        var name = place.relativize(file).toString().replace('\\', '/');
                        read(name, () -> Files.newInputStream(file));
                    }
                }
                return;
            }
            try (var jar = new ZipFile(place.toFile())) {
                for (var entry : Collections.list(jar.entries())) {
                    read(entry.getName(), () -> jar.getInputStream(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Content {
        InputStream open() throws IOException;
    }

    private void read(String file, Content content) throws IOException {
        if (!file.endsWith(".class") || file.startsWith("META-INF") || file.endsWith("module-info.class")) {
            return;
        }
        var self = file.substring(0, file.length() - ".class".length());
        if (!there.add(self) || !looked.test(self.replace('/', '.'))) {
            return;
        }
        try (var bytes = content.open()) {
            var reader = new ClassReader(bytes);
            var buffer = new char[reader.getMaxStringLength()];
            for (int at = 1; at < reader.getItemCount(); at++) {
                int offset = reader.getItem(at);
                if (offset > 0 && reader.readByte(offset - 1) == CLASS) {
                    var name = plain(reader.readUTF8(offset, buffer));
                    if (!name.isEmpty()) {
                        named.computeIfAbsent(name, one -> new HashSet<>()).add(self);
                    }
                }
            }
        }
    }

    /** Of an array what it is an array of; empty for a primitive. */
    private static String plain(String name) {
        var element = name.replaceFirst("^\\[+", "");
        if (element.length() == name.length()) {
            return name;
        }
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
