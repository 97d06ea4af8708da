package org.lactarium.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.astm.PaperLink;
import org.lactarium.routes.export.PaperExport;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.PaperFeeds;
import org.lactarium.routes.inbox.Arrival;
import org.lactarium.routes.inbox.Dismissals;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.routes.inbox.Settlement.Binding;
import org.lactarium.routes.inbox.Waiting;
import org.lactarium.routes.mllp.PaperDoorstep;
import org.lactarium.routes.quarantine.Reason;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The routes' own way from a frame into the record, with an inbox that is a list: each message is settled before the next comes. */
public final class PaperIntake {

    private static final String REFUSED = "AR";
    private static final int ATTEMPTS = 3;

    private final Feeds feeds = PaperFeeds.all();
    private final Delivery delivery;
    private final Set<List<Object>> kept = new HashSet<>();
    private final Set<List<Object>> used = new HashSet<>();
    private long count;

    /** @param base of the record */
    public PaperIntake(String base) {
        var server = new FhirServer(
                base + "/fhir",
                base + "/oauth2/token",
                "demo-laboratory-system",
                "demo",
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        var addresses = new Addresses(server, new StandardEnvironment());
        var record = new Record(
                FhirContext.forR4Cached(), server, addresses, new Tokens(addresses, server, Clock.systemUTC()));
        var readers = new Readers(feeds, new DefaultResourceLoader(), new Lookups(record));
        var waiting = new WaitingReports(record);
        delivery = new Delivery(readers, record, waiting, nobodyReplays(waiting));
    }

    private static Closing nobodyReplays(WaitingReports waiting) {
        var nowhere = new DriverManagerDataSource();
        return new Closing(waiting, new MessageLog(nowhere), new Dismissals(nowhere));
    }

    /**
     * What became of one message of a frame.
     *
     * @param answer the acknowledgement code
     * @param number in the message log, as {@code laboratory/17}; empty when the very same message was kept before
     * @param settlement null when the very same message was kept before
     */
    public record Taken(String answer, String number, @Nullable Settlement settlement) {

        /** Whether the sender has been told that it was not taken, and nothing rests on it here. */
        public boolean refused() {
            boolean rests = settlement instanceof Settlement.Held held && held.binding() == Binding.BOUND;
            return answer.equals(REFUSED) && !rests;
        }
    }

    public List<Taken> take(byte[] frame, Instant now) {
        return take(frame, Feeds.LABORATORY, now);
    }

    /** @param feed of {@link PaperFeeds} */
    public List<Taken> take(byte[] bytes, String feed, Instant now) {
        List<Taken> all = new ArrayList<>();
        for (Arrival arrival : arrivals(bytes, feed, now)) {
            all.add(take(arrival));
        }
        return all;
    }

    private List<Arrival> arrivals(byte[] bytes, String feed, Instant now) {
        return switch (feed) {
            case PaperFeeds.ASTM -> PaperLink.arrivals(feed, feeds.named(feed), bytes, now);
            case PaperFeeds.EXPORT -> PaperExport.arrivals(feed, feeds.named(feed), bytes, now);
            default -> PaperDoorstep.arrivals(bytes, feed, feeds.named(feed), now);
        };
    }

    /** No message was ever sent. */
    public void forget() {
        kept.clear();
        used.clear();
    }

    /** As the function {@code intake.keep} does it. */
    private Taken take(Arrival arrival) {
        List<Object> identity = List.of(
                clean(arrival.header().sendingApplication()),
                clean(arrival.header().sendingFacility()),
                clean(arrival.header().controlId()));
        if (!kept.add(List.of(identity, ByteBuffer.wrap(arrival.raw())))) {
            return new Taken(arrival.ackCode(), "", null);
        }
        boolean reused = arrival.fault() == null && used.contains(identity);
        if (!Reason.ACKNOWLEDGEMENT.code().equals(arrival.fault())) {
            used.add(identity);
        }
        return new Taken(
                arrival.ackCode(),
                arrival.feed() + "/" + ++count,
                settled(new Waiting(
                        count,
                        arrival.feed(),
                        arrival.raw(),
                        arrival.charset(),
                        0,
                        arrival.received(),
                        reused ? Reason.CONTROL_ID_REUSED.code() : arrival.fault(),
                        reused ? "MSH-10 was used before for another message" : arrival.detail(),
                        false)));
    }

    private Settlement settled(Waiting message) {
        Settlement settlement = delivery.deliver(message);
        for (int attempt = 1; attempt < ATTEMPTS && settlement instanceof Settlement.Later; attempt++) {
            settlement = delivery.deliver(message);
        }
        return settlement;
    }

    private static String clean(String text) {
        return text.replace("\u0000", "");
    }
}
