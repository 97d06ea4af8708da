package org.lactarium.routes.mllp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.camel.component.mllp.MllpEndpoint;
import org.apache.camel.component.mllp.MllpSocketException;
import org.apache.camel.component.mllp.internal.MllpSocketBuffer;

/**
 * Reads frames off a socket in place of Camel's buffer, which throws away what stands behind the first frame it reads, ends the
 * connection of a message that is too long without a word, and waits for ever on a peer that sends a byte now and then.
 */
final class PipelinedBuffer extends MllpSocketBuffer {

    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final int CHUNK = 32 * 1024;
    private static final byte[] NOTHING = {};

    private final int maxMessageSize;
    private final Duration frameTimeout;
    private final byte[] chunk = new byte[CHUNK];
    private byte[] rest = NOTHING;

    PipelinedBuffer(MllpEndpoint endpoint, int maxMessageSize, Duration frameTimeout) {
        super(endpoint);
        this.maxMessageSize = maxMessageSize;
        this.frameTimeout = frameTimeout;
    }

    /** What Camel's buffer must have room for: a message of that size, what frames it, and what was read with its end. */
    static int roomFor(int maxMessageSize) {
        return maxMessageSize + 3 * CHUNK;
    }

    /**
     * @param receiveTimeout how long to wait for a frame to begin; then somebody looks whether the peer is idle
     * @param readTimeout how long a frame that has begun may be silent
     */
    @Override
    public synchronized void readFrom(Socket socket, int receiveTimeout, int readTimeout)
            throws MllpSocketException, SocketTimeoutException {
        byte[] begun = rest;
        rest = NOTHING;
        take(begun);
        long waiting = System.nanoTime();
        long started = waiting;
        try {
            InputStream in = socket.getInputStream();
            while (!hasCompleteEnvelope()) {
                boolean within = hasStartOfBlock();
                started = within ? started : System.nanoTime();
                long left = within
                        ? Math.min(readTimeout, frameTimeout.toMillis() - millisSince(started))
                        : receiveTimeout - millisSince(waiting);
                if (left <= 0) {
                    throw new SocketTimeoutException("no complete frame in time");
                }
                socket.setSoTimeout((int) left);
                int count = in.read(chunk);
                if (count < 0) {
                    throw new IOException("closed by the peer");
                }
                take(Arrays.copyOf(chunk, count));
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            closeSocket(socket);
            throw new MllpSocketException(e.getMessage(), e);
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /**
     * What stands before a start is nobody's, and a start within a message begins a new one: the one before was never finished.
     * Of a message that is too long one byte more is kept than it may have, which tells {@link Frames}, and the rest is passed
     * over to its end, so that it can be answered and the next one read.
     */
    private void take(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && !hasCompleteEnvelope()) {
            int framing = indexOfFraming(bytes, from);
            if (hasStartOfBlock()) {
                int room = Math.max(0, maxMessageSize + 2 - size());
                write(Arrays.copyOfRange(bytes, from, Math.min(framing, from + room)));
            }
            if (framing < bytes.length && bytes[framing] == START) {
                reset();
                write(START);
            } else if (framing < bytes.length && hasStartOfBlock()) {
                write(END);
            }
            from = framing + 1;
        }
        if (from < bytes.length) {
            rest = Arrays.copyOfRange(bytes, from, bytes.length);
        }
    }

    /** @return where the next start or end stands; the length when there is none */
    private static int indexOfFraming(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != START && bytes[i] != END) {
            i++;
        }
        return i;
    }

    /** A reset would take an answer away from a peer that has not read it yet. */
    @Override
    public void resetSocket(Socket socket) {
        closeSocket(socket);
    }

    @Override
    public void resetSocket(Socket socket, String logMessage) {
        closeSocket(socket, logMessage);
    }

    /** Nothing is out of band here, so there is nothing for Camel to warn of. */
    @Override
    public synchronized boolean hasTrailingOutOfBandData() {
        return false;
    }

    @Override
    public synchronized boolean hasLeadingOutOfBandData() {
        return false;
    }

    /** Camel writes this into its log, whatever logPhi says. */
    @Override
    public synchronized String toPrintFriendlyString() {
        return size() + " bytes";
    }

    @Override
    public synchronized String toPrintFriendlyStringAndReset() {
        String size = toPrintFriendlyString();
        reset();
        return size;
    }

    @Override
    public synchronized String toPrintFriendlyHl7String() {
        return toPrintFriendlyString();
    }
}
