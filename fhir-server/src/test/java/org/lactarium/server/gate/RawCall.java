package org.lactarium.server.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lactarium.server.LactariumServer;

/** A request as it goes over the wire, with everything in it that a library for clients would not send. */
public final class RawCall {

    private static final int PATIENCE = 60_000;

    private final String line;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = new byte[0];
    private boolean host = true;

    /** @param line method and address, or the whole first line */
    public RawCall(String line) {
        this.line = line.contains(" HTTP/") || !line.contains(" ") ? line : line + " HTTP/1.1";
    }

    public RawCall with(String header) {
        headers.add(header);
        host &= !header.startsWith("Host:");
        return this;
    }

    public RawCall withoutHost() {
        host = false;
        return this;
    }

    public RawCall body(String type, String text) {
        return body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    public RawCall body(String type, byte[] bytes) {
        body = bytes.clone();
        headers.add("Content-Type: " + type);
        headers.add("Content-Length: " + bytes.length);
        return this;
    }

    /** @param login whose token goes along; nobody's when it is empty */
    public Answer send(LactariumServer server, String login) {
        var address = URI.create(server.base());
        var head = new StringBuilder(line).append("\r\n");
        if (host) {
            head.append("Host: ").append(address.getAuthority()).append("\r\n");
        }
        if (!login.isEmpty()) {
            head.append("Authorization: Bearer ").append(server.token(login)).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE);
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return Answer.of(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** A server that closes on a body it does not want may cut off what it has just said. */
    private static byte[] read(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        var part = new byte[8192];
        try {
            for (int many = socket.getInputStream().read(part);
                    many > 0;
                    many = socket.getInputStream().read(part)) {
                read.write(part, 0, many);
            }
        } catch (SocketException cut) {
            if (read.size() == 0) {
                throw cut;
            }
        }
        return read.toByteArray();
    }

    @Override
    public String toString() {
        var shown = line + " " + headers + " " + new String(body, StandardCharsets.ISO_8859_1);
        return shown.length() > 600 ? shown.substring(0, 600) + " …" : shown;
    }

    /** @param head the first line and the headers, as they came */
    public record Answer(int status, String head, String body) {

        static Answer of(byte[] bytes) {
            var all = new String(bytes, StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            if (end < 0 || !all.startsWith("HTTP/1.1 ")) {
                throw new IllegalStateException("No answer in HTTP: " + all);
            }
            var head = all.substring(0, end);
            int begin = all.substring(0, end + 4).getBytes(StandardCharsets.UTF_8).length;
            var rest = Arrays.copyOfRange(bytes, begin, bytes.length);
            var body = head.contains("Transfer-Encoding: chunked") ? joined(rest) : rest;
            return new Answer(Integer.parseInt(all.substring(9, 12)), head, new String(body, StandardCharsets.UTF_8));
        }

        /** The chunks without their lengths. */
        private static byte[] joined(byte[] chunks) {
            var whole = new ByteArrayOutputStream();
            for (int at = 0; at < chunks.length; ) {
                int line = at;
                while (chunks[line] != '\r') {
                    line++;
                }
                int many = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII), 16);
                if (many == 0) {
                    break;
                }
                whole.write(chunks, line + 2, many);
                at = line + 2 + many + 2;
            }
            return whole.toByteArray();
        }

        public boolean isOutcome() {
            return body.contains("OperationOutcome");
        }
    }
}
