package org.lactarium.routes.mllp;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.apache.camel.component.mllp.MllpEndpoint;
import org.apache.camel.component.mllp.MllpSocketException;
import org.apache.camel.component.mllp.internal.MllpSocketBuffer;

/**
 * Camel's buffer throws away what stands behind the first frame it reads, so that of two messages in one packet the second is
 * never answered. This one keeps the rest and reads it next.
 */
final class PipelinedBuffer extends MllpSocketBuffer {

    private static final byte START = 0x0B;
    private static final byte[] NOTHING = {};

    private byte[] rest = NOTHING;

    PipelinedBuffer(MllpEndpoint endpoint) {
        super(endpoint);
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

    @Override
    public synchronized void readFrom(Socket socket, int receiveTimeout, int readTimeout)
            throws MllpSocketException, SocketTimeoutException {
        if (rest.length > 0) {
            byte[] begun = rest;
            rest = NOTHING;
            write(begun);
            if (hasCompleteEnvelope()) {
                return;
            }
            super.readFrom(socket, readTimeout, readTimeout);
            return;
        }
        super.readFrom(socket, receiveTimeout, readTimeout);
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
