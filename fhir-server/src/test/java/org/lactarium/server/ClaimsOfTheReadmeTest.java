package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README.md and the page of hard situations claim is tested by the tests they name, and the pages are there. */
class ClaimsOfTheReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+)#([A-Za-z0-9]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/situations.md"})
    void everyTestThatIsNamedExists(String page) throws IOException {
        Map<String, Path> tests = tests();
        List<MatchResult> named =
                TEST.matcher(Files.readString(ROOT.resolve(page))).results().toList();
        assertThat(named).isNotEmpty();
        for (MatchResult test : named) {
            assertThat(tests).containsKey(test.group(1));
            assertThat(Files.readString(tests.get(test.group(1))))
                    .as(test.group())
                    .contains(" " + test.group(2) + "(");
        }
    }

    @Test
    void everyPageThatIsLinkedExists() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = Stream.concat(
                            Stream.of("README.md", "SECURITY.md", "UPDATING.md", "CHANGELOG.md", "docker/README.md")
                                    .map(ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
            for (Path page : pages) {
                for (MatchResult link :
                        LINK.matcher(Files.readString(page)).results().toList()) {
                    assertThat(page.resolveSibling(link.group(1)).normalize())
                            .as("linked from " + page)
                            .exists();
                }
            }
        }
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Stream.of("profiles", "camel-routes", "fhir-server")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .flatMap(ClaimsOfTheReadmeTest::walk)) {
            return files.filter(file -> file.toString().matches(".*(Test|Tests|Properties)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        }
    }

    private static Stream<Path> walk(Path directory) {
        try {
            return Files.walk(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
