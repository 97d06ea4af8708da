package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Broken messages: bytes, segments, delimiters, character sets and lengths at random, the same ones in every run. Every frame
 * gets an answer, and nothing stays undecided. {@code -Dlactarium.fuzz.messages=100000} for a long run.
 */
class FuzzTest extends RunningRoutes {

    private static final int MESSAGES = Integer.getInteger("lactarium.fuzz.messages", 2_000);

    private final Random random = new Random(85);

    @Test
    void answersEveryBrokenMessageAndLeavesNothingUndecided() throws IOException {
        RECORD.put(Milk.batch("b1", "MB-LOT-26-0117"));
        RECORD.put(Milk.donor("d1", "D-000417"));
        List<byte[]> seeds = seeds();
        int threadsBefore = Thread.activeCount();
        try (MllpPeer sender = new MllpPeer(PORT)) {
            for (int i = 0; i < MESSAGES; i++) {
                byte[] broken = mutate(numbered(seeds.get(random.nextInt(seeds.size())), i));
                String answer = new String(sender.send(broken), StandardCharsets.ISO_8859_1);
                assertThat(answer).as("message %d", i).containsPattern("\\rMSA.A[AER]");
            }
        }
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from intake.message where state in ('received', 'retrying')", Integer.class))
                .isZero());
        assertThat(jdbc.queryForList("select detail from intake.message where reason = 'internal-error'"))
                .isEmpty();
        assertThat(Thread.activeCount()).isLessThan(threadsBefore + 10);
        System.out.println("fuzz: "
                + jdbc.queryForList(
                        "select state, reason, count(*) from intake.message group by 1, 2 order by 3 desc"));
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

    private byte[] mutate(byte[] seed) {
        byte[] broken = seed;
        for (int i = random.nextInt(4); i >= 0; i--) {
            broken = switch (random.nextInt(7)) {
                case 0 -> flipBytes(broken);
                case 1 -> cut(broken);
                case 2 -> shuffleSegments(broken);
                case 3 -> replace(broken, "|^~&\\".charAt(random.nextInt(5)), "^|~\\".charAt(random.nextInt(4)));
                case 4 -> replaceLineEnds(broken);
                case 5 -> swapFields(broken);
                default -> repeatAPiece(broken);
            };
        }
        return withoutFraming(broken);
    }

    private byte[] flipBytes(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = 0; changed.length > 0 && i < 3; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(i == 0 ? 256 : 128);
        }
        return changed;
    }

    private byte[] cut(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private byte[] shuffleSegments(byte[] bytes) {
        List<String> segments = new ArrayList<>(List.of(text(bytes).split("\r")));
        Collections.shuffle(segments.subList(Math.min(1, segments.size()), segments.size()), random);
        return bytes(String.join("\r", segments) + "\r");
    }

    private byte[] swapFields(byte[] bytes) {
        List<String> fields = new ArrayList<>(List.of(text(bytes).split("\\|", -1)));
        if (fields.size() > 2) {
            Collections.swap(fields, random.nextInt(fields.size()), random.nextInt(fields.size()));
        }
        return bytes(String.join("|", fields));
    }

    private byte[] repeatAPiece(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        repeated.writeBytes(bytes);
        for (int i = random.nextInt(5); i > 0; i--) {
            repeated.write(bytes, from, to - from);
        }
        return repeated.toByteArray();
    }

    private static byte[] replace(byte[] bytes, char what, char by) {
        return bytes(text(bytes).replace(what, by));
    }

    private byte[] replaceLineEnds(byte[] bytes) {
        return bytes(text(bytes).replace("\r", List.of("\n", "\r\n", "", "\r\r").get(random.nextInt(4))));
    }

    /** A frame cannot carry the bytes that end it. */
    private static byte[] withoutFraming(byte[] bytes) {
        return bytes(text(bytes).replace('\u000b', ' ').replace('\u001c', ' '));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
