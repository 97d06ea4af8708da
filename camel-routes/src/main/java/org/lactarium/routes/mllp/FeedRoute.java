package org.lactarium.routes.mllp;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpConstants;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;

/** One listener. Camel carries the frames; what is kept and what is answered is decided by {@link Frames}. */
final class FeedRoute extends RouteBuilder {

    private final String name;
    private final Feed feed;
    private final Frames frames;
    private final AckLedger ledger;
    private final FeedMeters meters;
    private final @Nullable SSLContextParameters tls;
    private final SecondAnswers owed = new SecondAnswers();

    FeedRoute(
            String name,
            Feed feed,
            Frames frames,
            AckLedger ledger,
            FeedMeters meters,
            @Nullable SSLContextParameters tls) {
        this.name = name;
        this.feed = feed;
        this.frames = frames;
        this.ledger = ledger;
        this.meters = meters;
        this.tls = tls;
    }

    @Override
    public void configure() {
        MllpComponent component = getContext().getComponent("mllp", MllpComponent.class);
        // Camel's default writes whole messages, names and all, into the log
        component.setLogPhi(false);
        FeedEndpoint endpoint = new FeedEndpoint(name, feed, owed, component);
        endpoint.setSslContextParameters(tls);
        from(endpoint)
                .routeId(Listeners.routeId(name))
                // an exception would make Camel close the connection: the frames never throw one
                .errorHandler(noErrorHandler())
                .process(this::answer);
    }

    private void answer(Exchange exchange) {
        long begun = System.nanoTime();
        byte[] frame = exchange.getIn().getBody(byte[].class);
        String peer = exchange.getIn().getHeader(MllpConstants.MLLP_REMOTE_ADDRESS, "", String.class);
        Frames.Taken taken = frames.take(frame == null ? new byte[0] : frame, peer);
        Optional<Frames.Reply> first = frames.onCommit(taken);
        if (first.isPresent()) {
            // the outcome may take its time: the commit is answered before it is waited for
            owed.owe(() -> frames.onOutcome(taken).map(Frames.Reply::bytes));
        } else {
            first = frames.onOutcome(taken);
        }
        first.ifPresent(reply -> send(exchange, reply, begun));
    }

    private void send(Exchange exchange, Frames.Reply reply, long begun) {
        exchange.setProperty(MllpConstants.MLLP_ACKNOWLEDGEMENT, reply.bytes());
        exchange.getExchangeExtension().addOnCompletion(new Outcome(reply, begun));
    }

    /** Camel completes the exchange after it has written the acknowledgement, or failed to. */
    private final class Outcome extends SynchronizationAdapter {

        private final Frames.Reply reply;
        private final long begun;

        Outcome(Frames.Reply reply, long begun) {
            this.reply = reply;
            this.begun = begun;
        }

        @Override
        public void onDone(Exchange exchange) {
            boolean failed = exchange.getProperty(MllpConstants.MLLP_ACKNOWLEDGEMENT_EXCEPTION) != null;
            meters.answered(name, !failed, Duration.ofNanos(System.nanoTime() - begun));
            reply.outcome(failed ? AckOutcome.FAILED : AckOutcome.SENT, ledger);
        }
    }
}
