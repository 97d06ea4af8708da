package org.lactarium.routes.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.lactarium.routes.Messages;
import org.lactarium.routes.MllpPeer;

/** Peers that send as fast as they are answered: one message out, one acknowledgement back, on each connection. */
final class Senders {

    /** As many batches as a night of a busy bank has; the messages of one are delivered in order. */
    static final int LOTS = 16;

    private static final AtomicInteger RUN = new AtomicInteger();

    private Senders() {}

    /** @param seconds of wall clock @param nanos each answer took, ascending */
    record Answered(double seconds, long[] nanos) {

        double rate() {
            return nanos.length / seconds;
        }

        /** In milliseconds. */
        double percentile(double percent) {
            return nanos[(int) Math.min(nanos.length - 1L, Math.round(nanos.length * percent / 100))] / 1e6;
        }
    }

    static byte[] message(String controlId, int lot) {
        return Messages.culture(controlId, "B-" + lot % LOTS, controlId, "F", "^0")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** MSH-10, found without reading anything else. */
    static String controlId(byte[] message) {
        int field = 0;
        int from = 0;
        for (int i = 0; ; i++) {
            if (message[i] == '|' && ++field == 9) {
                from = i + 1;
            } else if (field == 10) {
                return new String(message, from, i - from, StandardCharsets.US_ASCII);
            }
        }
    }

    static Answered send(int port, int connections, Duration length) throws Exception {
        String run = "R" + RUN.incrementAndGet();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long began = System.nanoTime();
        long end = began + length.toNanos();
        List<Callable<long[]>> peers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            String mark = run + "C" + i + "N";
            int lot = i;
            peers.add(() -> peer(port, mark, lot, end));
        }
        List<Future<long[]>> done = threads.invokeAll(peers);
        double seconds = (System.nanoTime() - began) / 1e9;
        threads.shutdown();
        long[] all = new long[0];
        for (Future<long[]> one : done) {
            int before = all.length;
            all = Arrays.copyOf(all, before + one.get().length);
            System.arraycopy(one.get(), 0, all, before, one.get().length);
        }
        Arrays.sort(all);
        return new Answered(seconds, all);
    }

    private static long[] peer(int port, String mark, int lot, long end) {
        long[] nanos = new long[1 << 18];
        int sent = 0;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long now = System.nanoTime(); now < end; sent++) {
                String controlId = mark + sent;
                socket.getOutputStream().write(MllpPeer.frame(message(controlId, lot + sent)));
                String answer = answer(in);
                if (!answer.contains("|" + controlId) || !answer.contains("MSA|AA|")) {
                    throw new IllegalStateException(answer);
                }
                long answered = System.nanoTime();
                nanos[sent] = answered - now;
                now = answered;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(nanos, sent);
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder(160);
        for (int next = in.read(); next != 0x1C; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed without an answer: " + answer);
            }
            answer.append((char) next);
        }
        in.read();
        return answer.toString();
    }
}
