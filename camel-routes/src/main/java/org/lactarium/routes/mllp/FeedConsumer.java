package org.lactarium.routes.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import org.apache.camel.Processor;
import org.apache.camel.component.mllp.MllpTcpServerConsumer;
import org.apache.camel.component.mllp.internal.TcpSocketConsumerRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's consumer, reading through a {@link PipelinedBuffer}, and writing a second answer where one is owed. */
final class FeedConsumer extends MllpTcpServerConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FeedConsumer.class);

    private final SecondAnswers owed;

    FeedConsumer(FeedEndpoint endpoint, Processor processor, SecondAnswers owed) {
        super(endpoint, processor);
        this.owed = owed;
    }

    /** Every connection gets its thread at once; Camel would first read from it for half a second. */
    @Override
    public void validateConsumer(Socket socket) {
        startConsumer(socket, new PipelinedBuffer(getEndpoint()));
    }

    @Override
    public void processMessage(byte[] message, TcpSocketConsumerRunnable connection) {
        super.processMessage(message, connection);
        owed.forThisThread().ifPresent(answer -> write(answer, connection));
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
