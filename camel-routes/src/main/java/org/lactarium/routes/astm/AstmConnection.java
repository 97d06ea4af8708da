package org.lactarium.routes.astm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lactarium.routes.feed.Feed;

/** One analyser on the line: bytes from its socket through a {@link Link} and back, until it hangs up. */
final class AstmConnection {

    /** Of a second or more each: as long as a database takes to be started again. */
    private static final int MOST_TRIES = 600;

    private final String feedName;
    private final Feed feed;
    private final AstmDoor door;
    private final Socket socket;
    private final String peer;
    private final Link link;
    private final List<Long> unacknowledged = new ArrayList<>();
    private final List<byte[]> questions = new ArrayList<>();
    private long heard;

    AstmConnection(String feedName, Feed feed, AstmDoor door, Socket socket) {
        this.feedName = feedName;
        this.feed = feed;
        this.door = door;
        this.socket = socket;
        this.peer = String.valueOf(socket.getRemoteSocketAddress());
        this.link = new Link(keeping(), feed.maxMessageSize());
    }

    private Keeping keeping() {
        return new Keeping() {
            @Override
            public boolean whole(byte[] message) {
                return keep(message);
            }

            @Override
            public boolean brokenOff(byte[] message) {
                return door.keepBrokenOff(feedName, feed, message, peer);
            }
        };
    }

    /** @throws IOException when the connection breaks; what was not acknowledged is the analyser's to send again */
    void serve() throws IOException {
        try {
            talk();
        } finally {
            keepTheRest();
        }
    }

    /** What was acknowledged is ours to keep, and nobody will send it again: the database is waited for. */
    private void keepTheRest() {
        try {
            for (int tries = 1; !link.broken() && tries < MOST_TRIES; tries++) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk() throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean open = true;
        while (open) {
            Duration patience = link.patience().orElse(feed.idleTimeout());
            socket.setSoTimeout((int) patience.toMillis());
            try {
                int received = in.read();
                open = received >= 0;
                if (open) {
                    write(link.hear(received));
                    answer();
                }
            } catch (SocketTimeoutException e) {
                open = link.patience().isPresent();
                write(link.silence());
            }
        }
    }

    private boolean keep(byte[] message) {
        heard = System.nanoTime();
        return door.keep(feedName, feed, message, peer)
                .map(kept -> {
                    unacknowledged.add(kept);
                    questions.add(message);
                    return true;
                })
                .orElse(false);
    }

    /** Asked of the record only after the question was acknowledged: it may take its time. */
    private void answer() throws IOException {
        for (byte[] question : questions) {
            List<byte[]> answer = door.answer(feedName, feed, question);
            if (!answer.isEmpty()) {
                link.say(answer);
            }
        }
        questions.clear();
        write(link.free());
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        boolean sent = false;
        try {
            socket.getOutputStream().write(bytes);
            sent = true;
        } finally {
            for (long message : unacknowledged) {
                door.acknowledged(feedName, message, sent, Duration.ofNanos(System.nanoTime() - heard));
            }
            unacknowledged.clear();
        }
    }
}
