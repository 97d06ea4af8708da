package org.lactarium.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What goes into the jar names nothing that was left out of it, but what stands in {@code jar/missing-on-purpose.txt} with a reason. A
 * library that was left out by mistake is else found by the first request that comes by it. Here by the class path, so that it is known
 * soon; {@link PackedJarTest} asks the jar itself.
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

    @Test
    void butWhatIsLeftOutForAReason() {
        MissingOnPurpose.list().isAllThatIsMissingFrom(packed());
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
