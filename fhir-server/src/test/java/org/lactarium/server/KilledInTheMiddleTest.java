package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lactarium.story.Laboratory;
import org.lactarium.story.Story;

/** One program, three starts: a second on the same home, a kill in the middle of the story, and the start after it. */
class KilledInTheMiddleTest {

    @TempDir
    Path home;

    @Test
    void aKillInTheMiddleOfTheStoryLosesNothingThatWasAcknowledged() throws Exception {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        try (Program first = Program.start(home).awaitReady()) {
            aSecondStartOnTheSameHomeSaysSoAndEnds();
            CompletableFuture<Integer> story = CompletableFuture.supplyAsync(() -> Story.play(
                    new String[] {"--base=" + first.base(), "--mllp=" + first.mllp()},
                    new PrintStream(OutputStream.nullOutputStream())));
            Laboratory laboratory = new Laboratory(first.mllp());
            CountDownLatch enough = new CountDownLatch(20);
            CompletableFuture<Void> storm = CompletableFuture.runAsync(() -> {
                for (int i = 1; i <= 400; i++) {
                    String control = "STORM-" + i;
                    if (!laboratory.sendSerologyOfAStranger(control)) {
                        return;
                    }
                    acknowledged.add(control);
                    enough.countDown();
                }
            });
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            first.kill();
            storm.join();
            assertThat(story.join()).as("the story was cut off").isNotZero();
        }

        try (Program second = Program.start(home).awaitReady()) {
            Laboratory laboratory = new Laboratory(second.mllp());
            for (String control : acknowledged) {
                assertThat(laboratory.statesInTheLog(second.base(), control))
                        .as(control)
                        .hasSize(1)
                        .allMatch(state -> state.equals("quarantined"));
            }
            assertThat(second.output()).contains("that an earlier, killed start left behind");
            assertThat(Story.play(
                            new String[] {"--base=" + second.base(), "--mllp=" + second.mllp()},
                            new PrintStream(OutputStream.nullOutputStream())))
                    .as("the whole night plays after the restart")
                    .isZero();
        }
    }

    private void aSecondStartOnTheSameHomeSaysSoAndEnds() throws Exception {
        try (Program second = Program.start(home)) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output())
                    .contains("Another Lactarium", "is running on", "LACTARIUM_HOME=/another/directory")
                    .doesNotContain("\tat org.lactarium");
        }
    }
}
