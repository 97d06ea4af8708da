package org.lactarium.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LactariumHomeTest {

    @TempDir
    Path directory;

    @Test
    void refusesASecondStartOnTheSameHomeAndSaysWhoHoldsIt() throws Exception {
        try (LactariumHome first = LactariumHome.take(directory)) {
            assertThatThrownBy(() -> LactariumHome.take(directory))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void isFreeAgainWhenTheFirstHasStopped() throws Exception {
        LactariumHome.take(directory).close();
        try (LactariumHome second = LactariumHome.take(directory)) {
            assertThat(second.directory()).isEqualTo(directory.toAbsolutePath());
        }
    }

    @Test
    void saysWhatIsWrongWithAHomeThatIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> LactariumHome.take(file)).hasMessageContaining("LACTARIUM_HOME");
    }

    @Test
    void keepsThePasswordToTheOwnerAndTheSameFromStartToStart() throws Exception {
        try (LactariumHome home = LactariumHome.take(directory)) {
            String password = DatabasePassword.of(home);
            assertThat(password).hasSize(48);
            assertThat(DatabasePassword.of(home)).isEqualTo(password);
            assertThat(Files.getPosixFilePermissions(home.resolve("postgres.password")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }
}
