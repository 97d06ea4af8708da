package org.lactarium.routes;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A sending system: a socket that writes frames and reads answers. */
public final class MllpPeer implements Closeable {

    private final Socket socket;

    public MllpPeer(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Over a socket somebody else made. */
    public MllpPeer(Socket socket) {
        this.socket = socket;
    }

    public String send(String message) {
        return send(message, StandardCharsets.UTF_8);
    }

    public String send(String message, Charset charset) {
        return new String(send(message.getBytes(charset)), charset);
    }

    /** @return the payload of the answer; empty when the connection was closed instead */
    public byte[] send(byte[] message) {
        write(message);
        return receive();
    }

    public static byte[] frame(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(message);
        frame.write(0x1C);
        frame.write(0x0D);
        return frame.toByteArray();
    }

    public void write(byte[] message) {
        writeBytes(frame(message));
    }

    /** Without a frame of its own. */
    public void writeBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] receive() {
        try {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            int next = in.read();
            while (next == 0x0B) {
                next = in.read();
            }
            while (next >= 0 && next != 0x1C) {
                answer.write(next);
                next = in.read();
            }
            in.read();
            return answer.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
