package org.lactarium.routes.mllp;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpConfiguration;
import org.apache.camel.component.mllp.MllpEndpoint;
import org.apache.camel.component.mllp.MllpInvalidAcknowledgementException;
import org.apache.camel.spi.ExceptionHandler;
import org.lactarium.routes.feed.Feed;
import org.slf4j.LoggerFactory;

/** Camel's MLLP endpoint with the settings of a feed, and with the parts of it that lose or log messages replaced. */
final class FeedEndpoint extends MllpEndpoint {

    /** How often a silent connection is looked at. */
    private static final int LOOK_MILLIS = 15_000;

    private final Feed feed;
    private final SecondAnswers owed;

    FeedEndpoint(String name, Feed feed, SecondAnswers owed, MllpComponent component) {
        super("mllp://" + feed.host() + ":" + feed.port() + "?feed=" + name, component, configured(feed));
        this.feed = feed;
        this.owed = owed;
        setHostname(feed.host());
        setPort(feed.port());
        setCharsetName(component.getDefaultCharset());
        setExceptionHandler(new ClassNamesOnly());
    }

    private static MllpConfiguration configured(Feed feed) {
        MllpConfiguration configuration = new MllpConfiguration();
        // the acknowledgement is ours: Camel's says AA to whatever ends without an exception
        configuration.setAutoAck(false);
        // bytes, because only we know the character set of the peer
        configuration.setStringPayload(false);
        configuration.setHl7Headers(false);
        // some peers end a frame with FS alone
        configuration.setRequireEndOfData(false);
        // Camel's default of 5 resets the sixth analyser
        configuration.setMaxConcurrentConsumers(feed.maxConnections());
        configuration.setBacklog(feed.maxConnections());
        configuration.setMaxBufferSize(PipelinedBuffer.roomFor(feed.maxMessageSize()));
        configuration.setReceiveTimeout(
                (int) Math.min(LOOK_MILLIS, feed.idleTimeout().toMillis()));
        configuration.setReadTimeout((int) feed.readTimeout().toMillis());
        configuration.setIdleTimeout((int) feed.idleTimeout().toMillis());
        configuration.setReuseAddress(true);
        return configuration;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FeedConsumer consumer = new FeedConsumer(this, processor, feed, owed);
        configureConsumer(consumer);
        return consumer;
    }

    /** The exceptions of this component carry the message they failed on. */
    private static final class ClassNamesOnly implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            // a message that asks for no answer gets none, and that is all this one says
            if (!(exception instanceof MllpInvalidAcknowledgementException)) {
                LoggerFactory.getLogger(FeedEndpoint.class)
                        .warn("{}", exception.getClass().getSimpleName());
            }
        }

        @Override
        public void handleException(String message, org.apache.camel.Exchange exchange, Throwable exception) {
            handleException(message, exception);
        }
    }
}
