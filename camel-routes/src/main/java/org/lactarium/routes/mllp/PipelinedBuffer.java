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

    @Override
    public synchronized void reset() {
        if (hasCompleteEnvelope()) {
            byte[] all = toByteArray();
            int next = indexOfStart(all, getEndOfBlockIndex() + 1);
            if (next >= 0) {
                rest = Arrays.copyOfRange(all, next, all.length);
            }
        }
        super.reset();
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
        byte[] chunk = new byte[CHUNK];
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
     * What stands before a start is nobody's. Of a message that is too long one byte more is kept than it may have, which tells
     * {@link Frames}, and the rest is passed over to its end, so that it can be answered and the next one read.
     */
    private void take(byte[] bytes) {
        int room = Math.max(0, maxMessageSize + 2 - size());
        write(Arrays.copyOf(bytes, Math.min(room, bytes.length)));
        if (!hasStartOfBlock()) {
            super.reset();
        } else if (bytes.length > room) {
            byte[] over = Arrays.copyOfRange(bytes, room, bytes.length);
            int next = hasCompleteEnvelope() ? 0 : indexOfFraming(over);
            if (next >= 0 && over[next] == START && !hasCompleteEnvelope()) {
                super.reset();
                take(Arrays.copyOfRange(over, next, over.length));
            } else if (next >= 0) {
                write(Arrays.copyOfRange(over, next, over.length));
            }
        }
    }

    private static int indexOfFraming(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == START || bytes[i] == END) {
                return i;
            }
        }
        return -1;
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

    /** A start within a payload begins a new message: the one before it was never finished and is nobody's to answer. */
    @Override
    public synchronized byte[] toMllpPayload() {
        byte[] payload = super.toMllpPayload();
        if (payload == null) {
            return null;
        }
        int last = payload.length - 1;
        while (last >= 0 && payload[last] != START) {
            last--;
        }
        return last < 0 ? payload : Arrays.copyOfRange(payload, last + 1, payload.length);
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

    private static int indexOfStart(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == START) {
                return i;
            }
        }
        return -1;
    }
}
