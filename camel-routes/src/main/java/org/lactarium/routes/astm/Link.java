package org.lactarium.routes.astm;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of an E1381 (LIS1-A) link, ours: bytes in, bytes out, no clock and no socket. The instrument may call at any time and
 * goes first when both call; we call when there is something to say and the line is free.
 */
final class Link {

    static final int ENQ = 0x05;
    static final int ACK = 0x06;
    static final int NAK = 0x15;
    static final int EOT = 0x04;

    private static final int MOST_TRIES = 6;

    /** How long each silence may last (E1381, 6.5.2); the instrument, too, waits a while after a contention. */
    private static final Duration RECEIVING_PATIENCE = Duration.ofSeconds(30);

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(10);
    private static final Duration CONTENTION_PAUSE = Duration.ofSeconds(20);

    /** What the link is about; every byte and every silence is answered by this. */
    private enum State {
        IDLE,
        RECEIVING,
        IN_FRAME,
        CALLING,
        BACKING_OFF,
        YIELDING,
        SENDING
    }

    private final Incoming incoming;
    private final int longestFrame;
    private final Deque<List<Frame>> waiting = new ArrayDeque<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private State state = State.IDLE;
    private int next;
    private int tries;

    /**
     * @param keeping told of each whole message before its last frame is acknowledged, where false has it sent again, and of what
     *     was broken off; while that cannot be kept, no new session begins
     * @param longestMessage in bytes; longer ones are refused frame by frame
     */
    Link(Keeping keeping, int longestMessage) {
        this.incoming = new Incoming(keeping, longestMessage);
        this.longestFrame = longestMessage;
    }

    /** Something to say, as soon as the line is free; {@link #free} sends it off. */
    void say(List<byte[]> records) {
        waiting.add(Frame.of(records));
    }

    /** @return bytes to write */
    byte[] hear(int received) {
        switch (state) {
            case IDLE, YIELDING, BACKING_OFF -> idle(received);
            case RECEIVING -> receiving(received);
            case IN_FRAME -> inFrame(received);
            case CALLING -> calling(received);
            case SENDING -> sending(received);
        }
        return written();
    }

    /** The other end was silent for {@link #patience}. @return bytes to write */
    byte[] silence() {
        switch (state) {
            case RECEIVING, IN_FRAME -> {
                incoming.end();
                state = State.IDLE;
            }
            case CALLING -> hangUp(tries >= MOST_TRIES);
            case SENDING -> hangUp(true);
            case YIELDING, BACKING_OFF -> state = State.IDLE;
            case IDLE -> {}
        }
        call();
        return written();
    }

    /** Begins to say what waits, when the line is free. @return bytes to write */
    byte[] free() {
        call();
        return written();
    }

    /**
     * The connection is gone.
     *
     * @return false when something that was acknowledged could not be kept yet
     */
    boolean broken() {
        return incoming.end();
    }

    /** How long the other end may be silent now; empty for as long as it likes. */
    Optional<Duration> patience() {
        return switch (state) {
            case IDLE -> Optional.empty();
            case RECEIVING, IN_FRAME -> Optional.of(RECEIVING_PATIENCE);
            case CALLING, SENDING -> Optional.of(ANSWER_PATIENCE);
            case BACKING_OFF -> Optional.of(BUSY_PAUSE);
            case YIELDING -> Optional.of(CONTENTION_PAUSE);
        };
    }

    private void idle(int received) {
        if (received == ENQ) {
            // NAK is "busy" here: the instrument calls again after a while
            boolean free = incoming.begin();
            state = free ? State.RECEIVING : State.IDLE;
            out.write(free ? ACK : NAK);
        }
    }

    private void receiving(int received) {
        switch (received) {
            case Frame.STX -> {
                frame.reset();
                state = State.IN_FRAME;
            }
            case ENQ -> idle(received);
            case EOT -> {
                incoming.end();
                state = State.IDLE;
                call();
            }
            default -> {}
        }
    }

    private void inFrame(int received) {
        switch (received) {
            case Frame.LF -> {
                boolean taken = frame.size() <= longestFrame && incoming.take(Frame.read(frame.toByteArray()));
                state = State.RECEIVING;
                out.write(taken ? ACK : NAK);
            }
            case Frame.STX -> frame.reset();
            case ENQ, EOT -> receiving(received);
            default -> {
                // one byte more than may be is enough to know that it is too long
                if (frame.size() <= longestFrame) {
                    frame.write(received);
                }
            }
        }
    }

    private void call() {
        if (state == State.IDLE && !waiting.isEmpty()) {
            state = State.CALLING;
            next = 0;
            tries++;
            out.write(ENQ);
        }
    }

    private void calling(int received) {
        switch (received) {
            case ACK -> {
                tries = 0;
                state = State.SENDING;
                sendNext();
            }
            case NAK -> {
                if (tries >= MOST_TRIES) {
                    hangUp(true);
                } else {
                    state = State.BACKING_OFF;
                }
            }
            // both called: the instrument goes first, and calls again
            case ENQ -> state = State.YIELDING;
            default -> {}
        }
    }

    private void sending(int received) {
        if (received == ACK || received == EOT) {
            // EOT asks us to make way; what is begun is finished first, as the standard allows
            tries = 0;
            next++;
            sendNext();
        } else if (++tries >= MOST_TRIES) {
            hangUp(true);
        } else {
            sendNext();
        }
    }

    private void sendNext() {
        @Nullable List<Frame> message = waiting.peek();
        if (message == null || next >= message.size()) {
            hangUp(true);
        } else {
            out.writeBytes(message.get(next).bytes());
        }
    }

    /** @param done whether the message was said, or is given up */
    private void hangUp(boolean done) {
        out.write(EOT);
        state = State.IDLE;
        if (done) {
            waiting.poll();
            tries = 0;
        }
    }

    private byte[] written() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
