package org.lactarium.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Quiet quiet = new Quiet(Duration.ofSeconds(2), now::get);
    private Path file;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("results.hl7"), "MSH|");
    }

    @Test
    void readsAFileThatHasStoodStillForAsLongAsItShouldByOurOwnClock() throws IOException {
        // a file server whose clock is far behind says that the file is old
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(isQuiet()).isFalse();
        wait(Duration.ofMillis(1_999));
        assertThat(isQuiet()).isFalse();
        wait(Duration.ofMillis(1));
        assertThat(isQuiet()).isTrue();
    }

    @Test
    void beginsAnewWithEveryByteThatIsAdded() throws IOException {
        assertThat(isQuiet()).isFalse();
        for (int i = 0; i < 5; i++) {
            wait(Duration.ofSeconds(2));
            Files.writeString(file, "PID|", StandardOpenOption.APPEND);
            assertThat(isQuiet()).isFalse();
        }
        wait(Duration.ofSeconds(2));
        assertThat(isQuiet()).isTrue();
    }

    @Test
    void forgetsAFileThatIsGoneSoThatAnotherOfItsNameIsLookedAtAfresh() throws IOException {
        assertThat(isQuiet()).isFalse();
        wait(Duration.ofSeconds(3));
        assertThat(isQuiet()).isTrue();
        Files.delete(file);
        Path other = Files.writeString(file.resolveSibling("other.hl7"), "MSH|");
        assertThat(quiet.isQuiet(other.toFile())).isFalse();
        Files.writeString(file, "MSH|");
        assertThat(isQuiet()).isFalse();
    }

    @Test
    void readsNothingForAWhileWhenSomethingCouldNotBeKept() {
        GenericFile<File> generic = new GenericFile<>();
        generic.setFile(file.toFile());
        assertThat(quiet.acquireExclusiveReadLock(null, generic, null)).isFalse();
        wait(Duration.ofSeconds(2));
        assertThat(quiet.acquireExclusiveReadLock(null, generic, null)).isTrue();
        quiet.putOff(Duration.ofSeconds(5));
        assertThat(quiet.acquireExclusiveReadLock(null, generic, null)).isFalse();
        wait(Duration.ofSeconds(5));
        assertThat(quiet.acquireExclusiveReadLock(null, generic, null)).isTrue();
    }

    private boolean isQuiet() {
        return quiet.isQuiet(file.toFile());
    }

    private void wait(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
