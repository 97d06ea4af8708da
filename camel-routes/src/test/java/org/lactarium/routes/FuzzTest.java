package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Broken messages: bytes, segments, delimiters, character sets, lengths and frames at random, the same ones for the same seed.
 * Every frame gets an answer or a clean close, nothing stays undecided, and neither threads nor memory leak.
 * {@code -Dlactarium.fuzz.messages=100000} for a long run, {@code -Dlactarium.fuzz.seed} for another one.
 */
class FuzzTest extends RunningRoutes {

    private static final int MESSAGES = Integer.getInteger("lactarium.fuzz.messages", 2_000);
    private static final long SEED = Long.getLong("lactarium.fuzz.seed", 85);
    private static final int SENDERS = 4;
    private static final int ONE_FRAME_IN = 10;
    private static final long FORGIVEN_HEAP = 64L << 20;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void answersOrClosesEveryBrokenFrameAndLeavesNothingUndecidedAndNothingBehind() throws Exception {
        RECORD.put(Milk.batch("b1", "MB-LOT-26-0117"));
        RECORD.put(Milk.donor("d1", "D-000417"));
        RECORD.forgetTransactions();
        List<byte[]> seeds = seeds();
        int warmUp = MESSAGES / 10;
        send(seeds, 0, warmUp);
        int threadsBefore = Thread.activeCount();
        long heapBefore = heapInUse();

        send(seeds, warmUp, MESSAGES);

        await().atMost(Duration.ofMinutes(5).plusMillis(100L * MESSAGES))
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select count(*) from intake.message where state in ('received', 'retrying')",
                                Integer.class))
                        .isZero());
        assertThat(jdbc.queryForList("select detail from intake.message where reason = 'internal-error'"))
                .isEmpty();
        // threads of connections that are gone end within ten seconds of rest
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Thread.activeCount()).isLessThanOrEqualTo(threadsBefore + 2));
        long heapAfter = heapInUse();
        assertThat(heapAfter).isLessThan(heapBefore + FORGIVEN_HEAP);
        System.out.printf(
                "fuzz, seed %d: %d frames, %d answered, %d closed; threads %d before, %d after; heap after collection"
                        + " %d MB before, %d MB after; %s%n",
                SEED,
                MESSAGES,
                answered.get(),
                closed.get(),
                threadsBefore,
                Thread.activeCount(),
                heapBefore >> 20,
                heapAfter >> 20,
                jdbc.queryForList("select state, reason, count(*) from intake.message group by 1, 2 order by 3 desc"));
    }

    private void send(List<byte[]> seeds, int from, int to) throws Exception {
        List<Callable<Void>> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = from + sender;
            senders.add(() -> {
                send(seeds, first, to, new MllpPeer(PORT));
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        for (Future<Void> sender : threads.invokeAll(senders)) {
            sender.get();
        }
        threads.shutdownNow();
    }

    private void send(List<byte[]> seeds, int from, int to, MllpPeer peer) throws IOException {
        try (peer) {
            for (int i = from; i < to; i += SENDERS) {
                Mutation mutation = new Mutation(new Random(SEED * 1_000_003 + i));
                byte[] broken = mutation.of(numbered(seeds.get(i % seeds.size()), i));
                if (i % ONE_FRAME_IN == 0) {
                    sendInABrokenFrame(mutation.frame(broken), i);
                } else {
                    String answer = readable(peer.send(broken));
                    assertThat(answer).as("message %d", i).containsPattern("\\rMSA.A[AER]");
                    answered.incrementAndGet();
                }
            }
        }
    }

    /** What is no whole frame may end without an answer, but not without an end. */
    private void sendInABrokenFrame(byte[] frame, int number) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(frame);
            socket.shutdownOutput();
            String answers = text(socket.getInputStream().readAllBytes());
            if (answers.isEmpty()) {
                closed.incrementAndGet();
                return;
            }
            for (String answer : answers.split("\u001c\r")) {
                assertThat(readable(bytes(answer.substring(1))))
                        .as("frame %d", number)
                        .containsPattern("\\rMSA.A[AER]");
            }
            answered.incrementAndGet();
        } catch (SocketException e) {
            // reset while it was still being written: an end as well
            closed.incrementAndGet();
        }
    }

    /** In UTF-16 a delimiter may be any character there is; all other sets agree with ASCII where it counts. */
    private static String readable(byte[] answer) {
        if (answer.length < 2 || (answer[0] & 0xFF) < 0xFE && answer[0] != 0 && answer[1] != 0) {
            return text(answer);
        }
        return new String(answer, answer[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16);
    }

    private static long heapInUse() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static List<byte[]> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            return seeds;
        }
    }

    /** With a control id of its own, or most of them would be held for that alone. */
    private static byte[] numbered(byte[] seed, int number) {
        String[] header = text(seed).split("\\|", 11);
        header[9] = "FUZZ" + number;
        return bytes(String.join("|", header));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
