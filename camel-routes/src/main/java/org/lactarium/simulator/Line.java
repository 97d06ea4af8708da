package org.lactarium.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** One connection that speaks MLLP. */
final class Line implements Closeable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int PIECES = 4;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Socket socket;
    private final InputStream in;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static Line open(String host, int port, Duration patience) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
        socket.setSoTimeout((int) patience.toMillis());
        socket.setTcpNoDelay(true);
        return new Line(socket);
    }

    static byte[] frame(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write('\r');
        return frame.toByteArray();
    }

    void write(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
    }

    void writeSlowly(byte[] frame) throws IOException {
        OutputStream out = socket.getOutputStream();
        int step = frame.length / PIECES + 1;
        for (int from = 0; from < frame.length; from += step) {
            out.write(frame, from, Math.min(step, frame.length - from));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    void writePart(byte[] frame, double part) throws IOException {
        write(Arrays.copyOf(frame, 1 + (int) (part * (frame.length - 3))));
    }

    /** The next frame's payload; an exception when the line is closed or silent instead. */
    String read() throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != START) {
                payload.write(next);
            }
        }
        in.read();
        return payload.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
