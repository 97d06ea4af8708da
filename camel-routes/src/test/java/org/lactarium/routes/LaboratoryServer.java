package org.lactarium.routes;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.lactarium.routes.hl7.V2Message;

/** A laboratory that takes orders over MLLP, and now and then behaves as laboratories do. */
public final class LaboratoryServer {

    /** What it does with one message. */
    public enum Mood {
        TAKES,
        /** AA for the message, UA for the order. */
        IS_UNABLE,
        REJECTS,
        FAILS,
        /** AR, with the whole PID in its words. */
        SAYS_THE_NAME_BACK,
        SAYS_NOTHING,
        /** Says AR to a message nobody asked about, then takes this one. */
        ANSWERS_ANOTHER_FIRST,
        ANSWERS_ANOTHER_ONLY,
        HANGS_UP_WITHIN_THE_ANSWER,
        TALKS_ON
    }

    private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final int port;
    private volatile ServerSocket server;

    public LaboratoryServer() {
        server = listen(0);
        port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** In this order for the next messages; then it takes whatever comes. */
    public void will(Mood... next) {
        moods.addAll(List.of(next));
    }

    public void reset() {
        moods.clear();
        received.clear();
        if (server.isClosed()) {
            comesBack();
        }
    }

    /** Nobody listens, and whoever was connected is not any more. */
    public void goesAway() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    public void comesBack() {
        server = listen(port);
    }

    /** As they came, each try of a message by itself. */
    public List<String> received() {
        return List.copyOf(received);
    }

    public List<V2Message> messages() {
        return received.stream().map(text -> (V2Message) V2Message.read(text)).toList();
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket socket = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
            run(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                run(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (MllpPeer peer = new MllpPeer(connection)) {
            while (true) {
                String message = new String(peer.receive(), StandardCharsets.UTF_8);
                if (message.isEmpty()) {
                    return;
                }
                received.add(message);
                answer((V2Message) V2Message.read(message), connection.getOutputStream());
            }
        } catch (IOException | IllegalStateException e) {
            // hung up, by whichever side
        }
    }

    private void answer(V2Message message, OutputStream out) throws IOException {
        Mood mood = moods.isEmpty() ? Mood.TAKES : moods.remove();
        String id = message.header().field(10).value();
        switch (mood) {
            case TAKES -> write(out, order(message, "AA", taken(message)));
            case IS_UNABLE -> write(out, order(message, "AA", "UA"));
            case REJECTS -> write(out, plain("AR", id, "Test not offered"));
            case SAYS_THE_NAME_BACK ->
                write(
                        out,
                        plain(
                                "AR",
                                id,
                                "Not known: "
                                        + message.first("PID")
                                                .orElseThrow()
                                                .field(5)
                                                .raw()
                                                .replace('^', ' ')));
            case FAILS -> write(out, plain("AE", id, "Database busy"));
            case SAYS_NOTHING -> {}
            case ANSWERS_ANOTHER_FIRST -> {
                write(out, plain("AR", "SOMEBODY-ELSES", "Too late"));
                write(out, order(message, "AA", taken(message)));
            }
            case ANSWERS_ANOTHER_ONLY -> write(out, plain("AA", "SOMEBODY-ELSES", ""));
            case HANGS_UP_WITHIN_THE_ANSWER -> {
                byte[] frame = MllpPeer.frame(plain("AA", id, "").getBytes(StandardCharsets.UTF_8));
                out.write(frame, 0, frame.length / 2);
                out.close();
            }
            case TALKS_ON -> {
                write(out, order(message, "AA", taken(message)));
                write(out, plain("AR", "SOMEBODY-ELSES", "Too late"));
            }
        }
    }

    private static String taken(V2Message message) {
        return switch (message.first("ORC").orElseThrow().field(1).value()) {
            case "CA" -> "CR";
            case "XO" -> "XR";
            default -> "OK";
        };
    }

    private String order(V2Message message, String code, String control) {
        String placer = message.first("ORC").orElseThrow().field(2).raw();
        String before = message.first("ORC").orElseThrow().field(3).raw();
        String filler = before.isEmpty() ? "26QM" + numbers.incrementAndGet() : before;
        return plain(code, message.header().field(10).value(), "") + "ORC|" + control + "|" + placer + "|"
                + (control.equals("UA") ? "" : filler) + "\r";
    }

    private static String plain(String code, String id, String words) {
        return "MSH|^~\\&|LIS|LAB|LACTARIUM|BANK|20261122080000+0800||ORL^O34^ORL_O34|A-" + id + "|P|2.5.1\rMSA|" + code
                + "|" + id + "|" + words + "\r";
    }

    private static void write(OutputStream out, String answer) throws IOException {
        out.write(MllpPeer.frame(answer.getBytes(StandardCharsets.UTF_8)));
        out.flush();
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "laboratory-server");
        thread.setDaemon(true);
        thread.start();
    }
}
