package org.lactarium.story;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A laboratory's side of MLLP: one frame out, one acknowledgement back. */
final class Mllp {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int PATIENCE_MILLIS = 30_000;

    private final String host;
    private final int port;

    /** @param address {@code host:port} */
    Mllp(String address) {
        int colon = address.lastIndexOf(':');
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
    }

    /** Sends a message and returns the whole acknowledgement. */
    String send(String message) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(START);
            frame.write(message.getBytes(StandardCharsets.UTF_8));
            frame.write(END);
            frame.write('\r');
            socket.getOutputStream().write(frame.toByteArray());
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the listener closed the line without an acknowledgement");
            }
            if (next != START) {
                answer.write(next);
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
