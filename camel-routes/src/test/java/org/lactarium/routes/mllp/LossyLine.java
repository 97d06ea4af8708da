package org.lactarium.routes.mllp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a database that can hold back what the database says, and be cut. */
final class LossyLine implements Closeable {

    private final int database;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean holding;

    LossyLine(int database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    /** The same database over this line. */
    String instead(String url) {
        return url.replace(":" + database + "/", ":" + door.getLocalPort() + "/")
                .replace("localhost", "127.0.0.1");
    }

    /** From now on the database hears everything, and its answers reach nobody. */
    void holdAnswers() {
        holding = true;
    }

    /** Ends every connection; new ones are whole again. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        holding = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket("127.0.0.1", database);
                sockets.addAll(List.of(client, server));
                start(() -> pass(client, server, false));
                start(() -> pass(server, client, true));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!(answers && holding)) {
                    out.write(bytes, 0, count);
                    out.flush();
                }
            }
        } catch (IOException cut) {
            // as a line does
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "lossy-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
