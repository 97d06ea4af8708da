package org.lactarium.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.springframework.asm.ClassReader;

/** Which classes the classes of some jars name, by what stands in them. */
final class NamedClasses {

    private static final int CLASS = 7;

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Set<String> there = new HashSet<>();

    static NamedClasses in(Iterable<Path> places) {
        var classes = new NamedClasses();
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

    private void read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place)) {
                    for (var file : (Iterable<Path>) files::iterator) {
                        if (file.toString().endsWith(".class")) {
                            read(Files.newInputStream(file));
                        }
                    }
                }
                return;
            }
            try (var jar = new ZipFile(place.toFile())) {
                for (var entry : (Iterable<? extends java.util.zip.ZipEntry>) jar.stream()::iterator) {
                    var name = entry.getName();
                    if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.endsWith("module-info.class")) {
                        read(jar.getInputStream(entry));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(InputStream bytes) throws IOException {
        try (bytes) {
            var reader = new ClassReader(bytes);
            there.add(reader.getClassName());
            var buffer = new char[reader.getMaxStringLength()];
            for (int at = 1; at < reader.getItemCount(); at++) {
                int offset = reader.getItem(at);
                if (offset > 0 && reader.readByte(offset - 1) == CLASS) {
                    var name = plain(reader.readUTF8(offset, buffer));
                    if (!name.isEmpty()) {
                        named.computeIfAbsent(name, one -> new HashSet<>()).add(reader.getClassName());
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
