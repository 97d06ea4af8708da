package org.lactarium.routes.mllp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * MLLP as a client: one message out, its answer in, over one connection that is kept only while all goes well. After silence
 * it is closed, so that an answer that comes too late cannot be taken for the answer to the next message.
 */
public final class Line implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int AFTER_END = 0x0D;
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final Peer peer;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public Line(Peer peer) {
        this.peer = peer;
    }

    /**
     * @param tls null is plain MLLP
     * @param answerTimeout from the last byte sent to the last byte of the answer
     */
    public record Peer(
            String host, int port, @Nullable SSLSocketFactory tls, Duration connectTimeout, Duration answerTimeout) {}

    /** How a message fared. */
    public sealed interface Fare {

        /** Not a byte left. */
        record Unreached(String why) implements Fare {}

        /** The connection broke: the peer may have it or not. */
        record Broken(String why) implements Fare {}

        /** The peer may have it or not. */
        record Unanswered() implements Fare {}

        record Answered(byte[] answer) implements Fare {}
    }

    /**
     * @param isAnswer whether a frame answers this message
     * @param stray told of every frame that does not
     */
    public Fare send(byte[] message, Predicate<byte[]> isAnswer, Consumer<byte[]> stray) {
        try {
            if (socket != null && talks()) {
                // nobody was asked: whatever this is, it is no answer to what comes now
                stray.accept(body(deadline()));
                close();
            }
            if (socket == null) {
                open();
            }
        } catch (IOException e) {
            close();
            return new Fare.Unreached(e.getClass().getSimpleName());
        }
        Fare fare = exchange(message, isAnswer, stray);
        if (!(fare instanceof Fare.Answered)) {
            close();
        }
        return fare;
    }

    private Fare exchange(byte[] message, Predicate<byte[]> isAnswer, Consumer<byte[]> stray) {
        try {
            ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
            frame.write(START);
            frame.writeBytes(message);
            frame.write(END);
            frame.write(AFTER_END);
            socket.getOutputStream().write(frame.toByteArray());
            socket.getOutputStream().flush();
            long deadline = deadline();
            while (true) {
                byte[] answer = frame(deadline);
                if (isAnswer.test(answer)) {
                    return new Fare.Answered(answer);
                }
                stray.accept(answer);
            }
        } catch (SocketTimeoutException e) {
            return new Fare.Unanswered();
        } catch (IOException e) {
            return new Fare.Broken(e.getClass().getSimpleName());
        }
    }

    private void open() throws IOException {
        Socket plain = new Socket();
        socket = plain;
        plain.connect(new InetSocketAddress(peer.host(), peer.port()), (int)
                peer.connectTimeout().toMillis());
        plain.setKeepAlive(true);
        plain.setTcpNoDelay(true);
        if (peer.tls() != null) {
            plain.setSoTimeout((int) peer.connectTimeout().toMillis());
            SSLSocket secured = (SSLSocket) peer.tls().createSocket(plain, peer.host(), peer.port(), true);
            socket = secured;
            SSLParameters parameters = secured.getSSLParameters();
            // a trusted certificate of somebody else is not the laboratory's
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
        }
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Whether a frame has begun; what stands between frames, the end of the last one, means nothing. */
    private boolean talks() throws IOException {
        boolean begun = false;
        while (!begun && in.available() > 0) {
            begun = in.read() == START;
        }
        return begun;
    }

    private long deadline() {
        return System.nanoTime() + peer.answerTimeout().toNanos();
    }

    private byte[] frame(long deadline) throws IOException {
        while (read(deadline) != START) {
            // between frames nothing means anything
        }
        return body(deadline);
    }

    private byte[] body(long deadline) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = read(deadline); next != END; next = read(deadline)) {
            frame.write(next);
            if (frame.size() > LARGEST_ANSWER) {
                throw new IOException("an answer without end");
            }
        }
        return frame.toByteArray();
    }

    private int read(long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.max(1, Math.min(left, Integer.MAX_VALUE)));
        int next = in.read();
        if (next < 0) {
            throw new IOException("closed");
        }
        return next;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
        socket = null;
        in = null;
    }
}
