package org.lactarium.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the laboratory takes orders: each is answered as accepted, and its result follows with the next reports. */
final class OrderDesk implements Closeable {

    private final ServerSocket door;
    private final Orders orders;
    private final Tally tally;
    private final AtomicInteger number = new AtomicInteger();
    private final String mark;

    OrderDesk(int port, String mark, Orders orders, Tally tally) throws IOException {
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.mark = mark;
        this.orders = orders;
        this.tally = tally;
        thread("orders", this::takeCalls);
    }

    private void takeCalls() {
        while (!door.isClosed()) {
            try {
                Line line = new Line(door.accept());
                thread("order", () -> talk(line));
            } catch (IOException e) {
                // closed, or one caller less
            }
        }
    }

    private void talk(Line line) {
        try (line) {
            while (true) {
                line.write(Line.frame(answer(line.read()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            // the caller has gone
        }
    }

    /** ORL^O22, ORL^O34 or ORR^O02: the order is taken under a number of ours. */
    String answer(String message) {
        String[] msh = fields(message.split("\r", 2)[0]);
        StringBuilder placed = new StringBuilder();
        String subject = "";
        String placer = "";
        for (String segment : message.split("\r")) {
            String[] fields = fields(segment);
            switch (fields[0]) {
                case "PID" -> subject = component(at(fields, 3), 0);
                case "ORC" -> placer = at(fields, 2);
                case "OBR" -> {
                    String filler = mark + "-O" + number.incrementAndGet();
                    String number = placer.isEmpty() ? at(fields, 2) : placer;
                    orders.add(new Orders.Order(number, filler, subject, component(at(fields, 4), 0)));
                    tally.add(Tally.Event.ORDERED);
                    placed.append("ORC|OK|")
                            .append(number)
                            .append('|')
                            .append(filler)
                            .append("^LIS\r");
                }
                default -> {
                    // nothing to answer to
                }
            }
        }
        String type =
                switch (component(at(msh, 8), 0) + "^" + component(at(msh, 8), 1)) {
                    case "OML^O33" -> "ORL^O34^ORL_O34";
                    case "OML^O21" -> "ORL^O22^ORL_O22";
                    case "ORM^O01" -> "ORR^O02^ORR_O02";
                    default -> "ACK";
                };
        String control = at(msh, 9);
        return Segments.header("LIS", Instant.now(), type, "A" + control, "") + "\rMSA|AA|" + control + "\r" + placed;
    }

    private static String[] fields(String segment) {
        return segment.split("\\|", -1);
    }

    private static String at(String[] fields, int position) {
        return position < fields.length ? fields[position] : "";
    }

    private static String component(String field, int position) {
        String[] components = field.split("\\^", -1);
        return position < components.length ? components[position] : "";
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
