package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What goes into the jar names nothing that was left out of it, but what stands in {@code jar/missing-on-purpose.txt} with a reason. A
 * library that was left out by mistake is else found by the first request that comes by it.
 */
class NothingIsMissingFromTheJarTest {

    /** Artifacts of tests, which the packed form does not hold. */
    private static final List<String> TESTS = List.of(
            "spring-boot-starter-test",
            "spring-boot-test",
            "spring-test",
            "assertj",
            "awaitility",
            "hamcrest",
            "junit",
            "mockito",
            "byte-buddy-agent",
            "objenesis",
            "jsonassert",
            "android-json",
            "xmlunit",
            "jqwik",
            "apiguardian",
            "opentest4j",
            "archunit",
            "surefire");

    /** One line of the list. */
    private record Reason(String by, String named) {

        static Reason of(String line) {
            var parts = line.split(" -> | : ", 3);
            assertThat(parts).as(line).hasSize(3);
            return new Reason(parts[0].strip(), parts[1].strip());
        }

        /** Whatever it names may be missing. */
        boolean all() {
            return named.equals("*");
        }

        boolean covers(String by, String named) {
            return by.startsWith(this.by) && (all() || named.startsWith(this.named));
        }
    }

    @Test
    void butWhatIsLeftOutForAReason() throws IOException {
        var reasons = reasons();
        var open = reasons.stream().filter(Reason::all).toList();
        var unused = new ArrayList<>(reasons);
        var unexplained = new ArrayList<String>();
        var classes =
                NamedClasses.in(packed(), name -> open.stream().noneMatch(reason -> name.startsWith(reason.by())));
        classes.missing()
                .forEach((named, by) -> by.forEach(one -> {
                    var covering = reasons.stream()
                            .filter(reason -> reason.covers(one, named))
                            .toList();
                    unused.removeAll(covering);
                    if (covering.isEmpty()) {
                        unexplained.add(one + " -> " + named);
                    }
                }));
        unused.removeIf(reason -> reason.all() && classes.has(reason.by()));
        assertThat(unexplained).isEmpty();
        assertThat(unused).as("reasons for what is not missing").isEmpty();
    }

    private static List<Reason> reasons() throws IOException {
        try (var file = NothingIsMissingFromTheJarTest.class.getResourceAsStream("/jar/missing-on-purpose.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Reason::of)
                    .toList();
        }
    }

    /** The class path without what is there for tests alone. */
    private static List<Path> packed() {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .filter(place -> !place.replace('\\', '/').endsWith("/test-classes")
                        && TESTS.stream().noneMatch(new File(place).getName()::contains))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
