package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class, one verb, one screen: the budget of CONTRIBUTING.md, counted over the main files of all houses. */
class OneScreenTest {

    private static final int HARD_STOP = 300;
    private static final int MOST = 160;
    private static final int MEDIAN = 60;

    @Test
    void mainFilesKeepToTheBudget() throws IOException {
        List<Long> lengths;
        try (Stream<Path> files = Stream.of("../profiles", "../camel-routes", "../fhir-server")
                .map(Path::of)
                .flatMap(OneScreenTest::mainFiles)) {
            lengths = files.map(OneScreenTest::lines).sorted().toList();
        }
        assertThat(lengths.get(lengths.size() - 1)).isLessThanOrEqualTo(HARD_STOP);
        assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(MOST);
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN);
    }

    private static Stream<Path> mainFiles(Path house) {
        try {
            return Files.walk(house.resolve("src/main/java"))
                    .filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
