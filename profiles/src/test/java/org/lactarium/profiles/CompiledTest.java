package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A build cannot compile FSH, but it can tell that someone changed it, or its result, and forgot compile.sh. */
class CompiledTest {

    @Test
    void theFshIsTheOneThatWasCompiled() throws Exception {
        assertThat(recorded("fsh")).as("run profiles/compile.sh").isEqualTo(digest("fsh", ".fsh", ".yaml"));
    }

    @Test
    void theJsonIsWhatTheCompilerWrote() throws Exception {
        assertThat(recorded("json"))
                .as("run profiles/compile.sh")
                .isEqualTo(digest("src/main/resources/fhir", ".json"));
    }

    private static String recorded(String what) throws IOException {
        return Files.readAllLines(Path.of("fsh/compiled.sha256")).stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** As {@code sha256sum} over the sorted files, and again over what it printed. */
    private static String digest(String folder, String... endings) throws Exception {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> paths = files.filter(Files::isRegularFile)
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> Stream.of(endings).anyMatch(file::endsWith))
                    .sorted()
                    .toList();
            StringBuilder printed = new StringBuilder();
            for (String path : paths) {
                printed.append(sha256(Files.readAllBytes(Path.of(path))))
                        .append("  ")
                        .append(path)
                        .append('\n');
            }
            return sha256(printed.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
