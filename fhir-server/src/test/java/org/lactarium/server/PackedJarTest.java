package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that a hospital gets, as it lies there after packing; runs after everything else in {@code mvn verify}. */
class PackedJarTest {

    private static final Path JAR = Path.of(System.getProperty("lactarium.jar", "target/lactarium.jar"));

    @Test
    void whatIsNamedInItIsInItButWhatIsLeftOutForAReason() {
        MissingOnPurpose.list().isAllThatIsMissingFrom(List.of(JAR));
    }

    @Test
    void whatItStartsIsInIt() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var main = jar.getManifest().getMainAttributes().getValue("Main-Class");
            assertThat(jar.getEntry(main.replace('.', '/') + ".class")).isNotNull();
            assertThat(jar.stream().map(ZipEntry::getName))
                    .as("what belongs to tests")
                    .noneMatch(name -> name.matches("org/(junit|assertj|mockito)/.*"));
        }
    }

    @Test
    void everyServiceThatItNamesIsInIt() throws IOException {
        assertThat(NamedServices.missingFrom(JAR)).isEmpty();
    }
}
