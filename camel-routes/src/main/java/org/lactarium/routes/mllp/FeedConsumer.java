package org.lactarium.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.component.mllp.MllpTcpServerConsumer;
import org.apache.camel.component.mllp.internal.Hl7Util;
import org.apache.camel.component.mllp.internal.TcpSocketConsumerRunnable;
import org.lactarium.routes.feed.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's consumer, reading through a {@link PipelinedBuffer}, and writing a second answer where one is owed. */
final class FeedConsumer extends MllpTcpServerConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    private final Feed feed;
    private final SecondAnswers owed;
    private final ExecutorService connections;

    FeedConsumer(FeedEndpoint endpoint, Processor processor, Feed feed, SecondAnswers owed) {
        super(endpoint, processor);
        this.feed = feed;
        this.owed = owed;
        this.connections = new ThreadPoolExecutor(
                0,
                endpoint.getConfiguration().getMaxConcurrentConsumers(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Every connection gets its thread at once; Camel would first read from it for half a second, and write a line into the
     * log for every probe of a load balancer.
     */
    @Override
    public void validateConsumer(Socket socket) {
        PipelinedBuffer buffer = new PipelinedBuffer(getEndpoint(), feed.maxMessageSize(), feed.frameTimeout());
        TcpSocketConsumerRunnable connection =
                new TcpSocketConsumerRunnable(this, socket, buffer, new Hl7Util(0, false), false);
        getConsumerRunnables().put(connection, System.currentTimeMillis());
        try {
            connections.execute(connection);
            getEndpoint().updateLastConnectionEstablishedTicks();
        } catch (RejectedExecutionException e) {
            getConsumerRunnables().remove(connection);
            LOG.warn(
                    "port {}: a connection beyond the limit was refused",
                    getEndpoint().getPort());
            buffer.resetSocket(socket);
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        connections.shutdown();
        // what is in hand was finished by now; a silent peer would hold its thread until it speaks
        getConsumerRunnables().keySet().forEach(TcpSocketConsumerRunnable::closeSocket);
    }

    @Override
    public void processMessage(byte[] message, TcpSocketConsumerRunnable connection) {
        super.processMessage(atLeastFourBytes(message), connection);
        owed.forThisThread().ifPresent(answer -> write(answer, connection));
    }

    /** Camel looks at the fourth byte of every message and drops the connection when there is none. */
    private static byte[] atLeastFourBytes(byte[] message) {
        if (message != null && message.length >= 4) {
            return message;
        }
        byte[] padded = {'\r', '\r', '\r', '\r'};
        System.arraycopy(message == null ? padded : message, 0, padded, 0, message == null ? 0 : message.length);
        return padded;
    }

    private static void write(byte[] answer, TcpSocketConsumerRunnable connection) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(answer);
        frame.write(0x1C);
        frame.write(0x0D);
        try {
            connection.getSocket().getOutputStream().write(frame.toByteArray());
        } catch (IOException e) {
            LOG.warn(
                    "An application acknowledgement could not be sent ({})",
                    e.getClass().getSimpleName());
            connection.closeSocket();
        }
    }
}
