package org.lactarium.routes.mllp;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpConstants;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;

/** One listener. Camel carries the frames; what is kept and what is answered is decided by the {@link Receiver}. */
public final class FeedRoute extends RouteBuilder {

    private final String name;
    private final Feed feed;
    private final Receiver receiver;
    private final AckLedger ledger;

    public FeedRoute(String name, Feed feed, Receiver receiver, AckLedger ledger) {
        this.name = name;
        this.feed = feed;
        this.receiver = receiver;
        this.ledger = ledger;
    }

    /** Id of the route of a feed. */
    public static String routeId(String feed) {
        return "intake-" + feed;
    }

    @Override
    public void configure() {
        // Camel's default writes whole messages, names and all, into the log
        getContext().getComponent("mllp", MllpComponent.class).setLogPhi(false);
        from(endpoint())
                .routeId(routeId(name))
                // an exception would make Camel acknowledge on its own: the receiver never throws one
                .errorHandler(noErrorHandler())
                .process(this::answer);
    }

    private String endpoint() {
        return "mllp://" + feed.host() + ":" + feed.port()
                // the acknowledgement is ours: Camel's says AA to whatever ends without an exception
                + "?autoAck=false"
                // bytes, because only we know the character set of the peer
                + "&stringPayload=false&hl7Headers=false"
                // some peers end a frame with FS alone
                + "&requireEndOfData=false"
                // the default of 5 resets the sixth analyser
                + "&maxConcurrentConsumers=" + feed.maxConnections()
                + "&backlog=" + feed.maxConnections()
                + "&maxBufferSize=" + feed.maxMessageSize()
                + "&readTimeout=" + feed.readTimeout().toMillis()
                + "&idleTimeout=" + feed.idleTimeout().toMillis()
                + "&reuseAddress=true";
    }

    private void answer(Exchange exchange) {
        byte[] raw = exchange.getIn().getBody(byte[].class);
        String peer = exchange.getIn().getHeader(MllpConstants.MLLP_REMOTE_ADDRESS, "", String.class);
        Receiver.Answer answer = receiver.receive(raw == null ? new byte[0] : raw, peer);
        exchange.setProperty(MllpConstants.MLLP_ACKNOWLEDGEMENT, answer.bytes());
        exchange.getExchangeExtension().addOnCompletion(new Outcome(answer.message()));
    }

    /** Camel completes the exchange after it has written the acknowledgement, or failed to. */
    private final class Outcome extends SynchronizationAdapter {

        private final @Nullable Long message;

        Outcome(@Nullable Long message) {
            this.message = message;
        }

        @Override
        public void onDone(Exchange exchange) {
            boolean failed = exchange.getProperty(MllpConstants.MLLP_ACKNOWLEDGEMENT_EXCEPTION) != null;
            if (message != null) {
                ledger.record(message, failed ? AckOutcome.FAILED : AckOutcome.SENT);
            }
        }
    }
}
