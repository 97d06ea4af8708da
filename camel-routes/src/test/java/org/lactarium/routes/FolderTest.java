package org.lactarium.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lactarium.routes.mllp.Doors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Files dropped into the folder of a feed, on a real disk, into the same inbox. */
@ExtendWith(OutputCaptureExtension.class)
class FolderTest extends RunningRoutes {

    @Autowired
    Doors doors;

    @BeforeEach
    void emptyFolder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        RECORD.put(Milk.batch("b1", "B-26-0117"));
    }

    @Test
    void takesAMessageAndPutsTheFileAwayWithItsAcknowledgement() throws IOException {
        drop("one.hl7", culture("F1"));
        assertThat(read("done/one.hl7")).isEqualTo(culture("F1"));
        assertThat(read("done/one.hl7.ack")).startsWith("MSH|").contains("\rMSA|AA|F1\r");
        assertThat(settled("F1").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("F1").path("peer").asText()).isEqualTo("folder");
        await().untilAsserted(() -> assertThat(
                        message("F1").path("acknowledgementOutcome").asText())
                .isEqualTo("sent"));
        assertThat(FOLDER.resolve("one.hl7")).doesNotExist();
    }

    @Test
    void takesEveryMessageOfABatchAndAnswersWithABatch() throws IOException {
        drop("batch.hl7", "FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + culture("F1") + culture("F2") + "BTS|2\rFTS|1\r");
        assertThat(read("done/batch.hl7.ack"))
                .startsWith("FHS|")
                .contains("\rMSA|AA|F1\r", "\rMSA|AA|F2\r", "\rBTS|2\rFTS|1\r");
        assertThat(settled("F2").path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void takesSeveralMessagesThatStandOneAfterTheOther() throws IOException {
        drop("three.hl7", (culture("F1") + culture("F2") + culture("F3")).replace("\r", "\r\n"));
        assertThat(read("done/three.hl7.ack")).contains("\rMSA|AA|F1\r", "\rMSA|AA|F2\r", "\rMSA|AA|F3\r");
        for (String controlId : List.of("F1", "F2", "F3")) {
            assertThat(settled(controlId).path("state").asText()).isEqualTo("delivered");
        }
    }

    @Test
    void leavesAFileAloneUntilItsSenderHasGivenItItsName() throws IOException {
        Files.writeString(FOLDER.resolve("growing.hl7.part"), culture("F1"));
        drop("whole.hl7", culture("F2"));
        assertThat(read("done/whole.hl7")).contains("F2");
        assertThat(FOLDER.resolve("growing.hl7.part")).exists();
        assertThat(message("F1").isMissingNode()).isTrue();
        Files.move(FOLDER.resolve("growing.hl7.part"), FOLDER.resolve("growing.hl7"));
        assertThat(read("done/growing.hl7")).contains("F1");
    }

    @Test
    void setsAsideWhatItCannotReadAndSaysWhy() throws IOException {
        drop("letter.txt", "Dear bank, please find the results below");
        drop("cut.hl7", "FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + culture("F1"));
        drop("long.hl7", culture("F2") + "NTE|1|L|" + "x".repeat(70_000) + "\r");
        assertThat(read("failed/letter.txt.why")).contains("MSH");
        assertThat(read("failed/letter.txt")).startsWith("Dear bank");
        assertThat(read("failed/cut.hl7.why")).contains("The batch holds not as many messages");
        assertThat(read("failed/long.hl7.why")).contains("longer than 65536 bytes");
        assertThat(message("F1").path("reason").asText()).isEqualTo("batch-incomplete");
        assertThat(message("F2").isMissingNode()).isTrue();
    }

    @Test
    void changesNothingWhenTheSameComesAgainOrAnotherUnderTheSameName() throws IOException {
        drop("results.hl7", culture("F1"));
        read("done/results.hl7");
        settled("F1");
        drop("results.hl7", culture("F2"));
        await().until(() -> !Files.exists(FOLDER.resolve("results.hl7")));
        settled("F2");
        drop("copy.hl7", culture("F1"));
        read("done/copy.hl7");
        assertThat(message("F1").path("repeats").asInt()).isEqualTo(1);
        assertThat(RECORD.transactions()).hasSize(2);
        assertThat(read("done/results.hl7")).isEqualTo(culture("F1"));
        try (Stream<Path> files = Files.list(FOLDER.resolve("done"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("results-[0-9a-f]{12}\\.hl7")))
                    .hasSize(1);
        }
    }

    @Test
    void takesOnceWhatWasKeptBeforeTheFileCouldBeMoved() throws IOException {
        // as a process leaves it that dies between the commit and the move
        String file = culture("F1") + culture("F2");
        doors.ofFiles("folder-lab").orElseThrow().take(culture("F1").getBytes(UTF_8));
        drop("results.hl7", file);
        assertThat(read("done/results.hl7.ack")).contains("\rMSA|AA|F1\r", "\rMSA|AA|F2\r");
        settled("F1");
        settled("F2");
        assertThat(jdbc.queryForObject("select count(*) from intake.message", Integer.class))
                .isEqualTo(2);
        assertThat(RECORD.transactions()).hasSize(2);
    }

    @Test
    void leavesTheFileWhereItIsWhileTheInboxCannotBeWrittenAndTakesItAfterwards(CapturedOutput output)
            throws IOException {
        jdbc.execute("create sequence intake.refusals");
        jdbc.execute(
                """
                create function intake.full() returns trigger language plpgsql as $$ begin
                    perform nextval('intake.refusals');
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$
                """);
        jdbc.execute(
                "create trigger full_disk before insert on intake.message for each row execute function intake.full()");
        try {
            drop("SECRETNAME.hl7", culture("F1"));
            await().until(() -> jdbc.queryForObject("select is_called from intake.refusals", Boolean.class));
            assertThat(FOLDER.resolve("SECRETNAME.hl7")).exists();
            assertThat(message("F1").isMissingNode()).isTrue();
        } finally {
            jdbc.execute("drop function intake.full cascade");
            jdbc.execute("drop sequence intake.refusals");
        }
        assertThat(read("done/SECRETNAME.hl7")).contains("F1");
        assertThat(settled("F1").path("state").asText()).isEqualTo("delivered");
        assertThat(output.getAll()).doesNotContain("SECRETNAME");
    }

    /** As a sender does who knows what it does. */
    private static void drop(String name, String content) throws IOException {
        Path begun = Files.writeString(FOLDER.resolve(name + ".tmp"), content);
        Files.move(begun, FOLDER.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String read(String place) throws IOException {
        Path file = FOLDER.resolve(place);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        return Files.readString(file);
    }

    private static String culture(String controlId) {
        return Messages.culture(controlId, "B-26-0117", "F-" + controlId, "F", "^0");
    }
}
