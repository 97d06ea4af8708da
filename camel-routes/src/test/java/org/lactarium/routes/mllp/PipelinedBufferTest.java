package org.lactarium.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpSocketException;
import org.apache.camel.impl.DefaultCamelContext;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;

/** However a stream of frames is cut into packets, the same messages come out of it, each once and in order. */
class PipelinedBufferTest {

    private static final int LONGEST = 3_000;

    private final FeedEndpoint endpoint = endpoint();

    @Property(tries = 300)
    void readsTheSameMessagesHoweverTheyAreCut(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 4_000) int packet) throws Exception {
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 6; i++) {
            String message = i + ":" + "x".repeat(random.nextInt(LONGEST + 2_000));
            sent.add(message);
            between(random, stream);
            if (random.nextInt(4) == 0) {
                // one that is never finished, perhaps a long one
                stream.writeBytes(("\u000b" + "lost".repeat(random.nextInt(1_500))).getBytes());
            }
            stream.writeBytes(("\u000b" + message + "\u001c").getBytes());
            if (random.nextBoolean()) {
                stream.write('\r');
            }
        }
        assertThat(read(stream.toByteArray(), packet))
                .isEqualTo(sent.stream()
                        .map(message -> message.substring(0, Math.min(message.length(), LONGEST + 1)))
                        .toList());
    }

    private static void between(Random random, ByteArrayOutputStream stream) {
        if (random.nextInt(3) == 0) {
            stream.writeBytes("\r\nkeep alive\r\n".repeat(random.nextInt(300)).getBytes());
        }
    }

    private List<String> read(byte[] stream, int packet) throws Exception {
        PipelinedBuffer buffer = new PipelinedBuffer(endpoint, LONGEST, Duration.ofMinutes(1));
        List<String> read = new ArrayList<>();
        try (Socket socket = new Packets(stream, packet)) {
            while (true) {
                buffer.readFrom(socket, 10_000, 10_000);
                read.add(new String(buffer.toMllpPayload()));
                buffer.reset();
            }
        } catch (MllpSocketException ended) {
            return read;
        }
    }

    private static FeedEndpoint endpoint() {
        Feed feed = new Feeds(null).named("laboratory");
        return new FeedEndpoint("laboratory", feed, new SecondAnswers(), new MllpComponent(new DefaultCamelContext()));
    }

    /** A connection over which a stream comes in packets of a size. */
    private static final class Packets extends Socket {

        private final ByteArrayInputStream stream;
        private final int packet;

        Packets(byte[] stream, int packet) {
            this.stream = new ByteArrayInputStream(stream);
            this.packet = packet;
        }

        @Override
        public void setSoTimeout(int timeout) {}

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    return stream.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    byte[] part = new byte[Math.min(packet, length)];
                    int count = stream.read(part, 0, part.length);
                    System.arraycopy(Arrays.copyOf(part, Math.max(count, 0)), 0, into, offset, Math.max(count, 0));
                    return count;
                }
            };
        }
    }
}
