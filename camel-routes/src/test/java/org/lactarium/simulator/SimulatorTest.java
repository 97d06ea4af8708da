package org.lactarium.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.hl7.V2Message;

class SimulatorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-06T01:15:00Z"), ZoneOffset.UTC);
    private static final Subjects MILK = new Subjects(List.of("B-1", "B-2"), List.of("D-1"), List.of("SP-1", "SP-2"));

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

    @Test
    void writesTheSameMessagesForTheSameSeed() {
        assertThat(laboratory(7, 50)).isEqualTo(laboratory(7, 50)).isNotEqualTo(laboratory(8, 50));
        assertThat(analyser(7)).isEqualTo(analyser(7)).isNotEqualTo(analyser(8));
    }

    @Test
    void reportsACultureFirstPreliminaryThenFinalAndNowAndThenCorrected() {
        List<String> statuses = laboratory(7, 200).stream()
                .filter(telegram -> telegram.subject().equals("B-1"))
                .map(telegram -> field(telegram, "OBR", 25))
                .toList();
        assertThat(statuses).contains("P", "F", "C").startsWith("P", "F");
        assertThat(laboratory(7, 200)).extracting(Telegram::subject).contains("D-1");
    }

    @Test
    void reportsAsLawAsksWithTheSampleInSpm() {
        Telegram telegram = analyser(7);
        assertThat(((V2Message) V2Message.read(telegram.text())).type()).isEqualTo("OUL^R22");
        assertThat(field(telegram, "SPM", 2)).isIn("SP-1", "SP-2", "QC-1");
    }

    @Test
    void sendsBytesThatAreNoUtf8WhenTheCharacterSetIsWrong() {
        Way way = new Way(EnumSet.of(Misbehaviour.CHARSET), 0);
        for (Telegram telegram : laboratory(7, 50)) {
            assertThat(isUtf8(telegram.bytes())).isTrue();
            assertThat(isUtf8(way.bytes(telegram))).isFalse();
        }
    }

    @Test
    void behavesWhenNothingElseIsAskedFor() throws IOException {
        try (ServerSocket door = answering("MSA|AA|%s\r")) {
            assertThat(run(door, "--count=12")).contains("12  messages", "12  answered AA", "0  never answered");
            assertThat(arrived).hasSize(12);
        }
    }

    @Test
    void sendsAgainWhatItCutWhatItLostTheAnswerOfAndWhatCouldNotBeKept() throws IOException {
        try (ServerSocket door = answering("MSA|AA|%s\r")) {
            String said = run(door, "--count=60", "--misbehave=cut,resend,duplicate,reorder");
            assertThat(said)
                    .contains("cut in the middle of the frame", "acknowledgements lost", "sent twice", "overtook")
                    .contains("0  never answered")
                    .doesNotContain("answered wrongly");
        }
    }

    @Test
    void saysSoWhenAnAnswerIsNotForItsMessage() throws IOException {
        try (ServerSocket door = answering("MSA|AA|somebody-else\r")) {
            Tally tally = new Tally();
            Peer peer = new Peer(new Peer.Address("127.0.0.1", door.getLocalPort()), new Random(1), Set.of(), 2, tally);
            List<Peer.Outcome> outcomes = new ArrayList<>();
            peer.send(desk(7), () -> outcomes.isEmpty(), outcomes::add);
            assertThat(outcomes).extracting(Peer.Outcome::code).containsExactly("");
            assertThat(tally.of(Tally.Event.MISANSWERED)).isEqualTo(2);
            assertThat(tally.isClean()).isFalse();
        }
    }

    @Test
    void takesAnOrderAndReportsOnIt() throws IOException {
        Orders orders = new Orders();
        try (OrderDesk desk = new OrderDesk(0, "T", orders, new Tally())) {
            String answer = desk.answer("MSH|^~\\&|MILKBANK|BANK|LIS|LAB|20260306||OML^O21^OML_O21|M-9|P|2.5.1\r"
                    + "PID|1||B-9^^^BANK^LOT\rORC|NW|MB-C-9^MILKBANK\rOBR|1|MB-C-9^MILKBANK||MBCULPOST^Culture^L\r");
            assertThat(answer).contains("|ORL^O22^ORL_O22|", "MSA|AA|M-9\r", "ORC|OK|MB-C-9^MILKBANK|T-O1^LIS\r");
        }
        Telegram report = new LaboratoryDesk(new Random(1), CLOCK, MILK, "L", orders).next();
        assertThat(report.subject()).isEqualTo("B-9");
        assertThat(field(report, "OBR", 2)).isEqualTo("MB-C-9");
    }

    @Test
    void saysHowItIsUsedAndThatNobodyAnswers() throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(simulator().run(out, out, "bakery")).isEqualTo(2);
        assertThat(said.toString()).contains("simulate laboratory|analyser");
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        assertThat(simulator().run(out, out, "laboratory", "--lots=B-1", "--mllp=127.0.0.1:" + nobody, "--lang=zh-HK"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("無人應答");
    }

    private String run(ServerSocket door, String... more) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        List<String> arguments = new ArrayList<>(List.of(
                "laboratory", "--lots=B-1,B-2", "--rate=0", "--seed=7", "--mllp=127.0.0.1:" + door.getLocalPort()));
        arguments.addAll(List.of(more));
        assertThat(simulator().run(out, out, arguments.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        return said.toString();
    }

    private static ToolProvider simulator() {
        return ToolProvider.findFirst("simulate").orElseThrow();
    }

    /** A door that answers every whole frame. */
    private ServerSocket answering(String msa) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(() -> {
            while (!door.isClosed()) {
                Socket socket = door.accept();
                thread(() -> {
                    try (Line line = new Line(socket)) {
                        while (true) {
                            String message = line.read();
                            arrived.add(message);
                            String controlId = message.split("\\|", 11)[9];
                            line.write(Line.frame(("MSH|^~\\&|\r" + String.format(msa, controlId)).getBytes()));
                        }
                    }
                });
            }
        });
        return door;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Desk desk(long seed) {
        return new LaboratoryDesk(new Random(seed), CLOCK, MILK, "L", new Orders());
    }

    private static List<Telegram> laboratory(long seed, int count) {
        Desk desk = desk(seed);
        return IntStream.range(0, count).mapToObj(i -> desk.next()).toList();
    }

    private static Telegram analyser(long seed) {
        return new AnalyserDesk(new Random(seed), CLOCK, MILK, "A").next();
    }

    private static String field(Telegram telegram, String segment, int field) {
        return ((V2Message) V2Message.read(telegram.text()))
                .first(segment)
                .orElseThrow()
                .field(field)
                .value();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
