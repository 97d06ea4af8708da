package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.access.WardListSigner;
import org.lactarium.server.feeding.FeedIncident;
import org.lactarium.server.feeding.OfflineRules;
import org.springframework.stereotype.Component;

/**
 * {@code $sync-feeds}: a device of a ward that was offline hands in what was fed meanwhile. Each feed is settled for itself,
 * in the order they were given whatever order they come in, and none refuses another.
 */
@Component
class SyncFeeds implements BankOperation {

    private static final int HTTP_SERVER_ERROR = 500;

    private final Bench bench;
    private final WardListSigner signer;
    private final OfflineQueue queue;
    private final Refusals refusals;
    private final MeterRegistry meters;

    SyncFeeds(Bench bench, WardListSigner signer, OfflineQueue queue, Refusals refusals, MeterRegistry meters) {
        this.bench = bench;
        this.signer = signer;
        this.queue = queue;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Operation(name = "$sync-feeds", typeName = "BiologicallyDerivedProduct")
    public Parameters sync(@ResourceParam Parameters body, RequestDetails request) {
        bench.accountable();
        var ask = Ask.of(body);
        var device = ask.text("device");
        var says = ask.moment("deviceTime").orElseThrow(() -> Refusals.bad("parameter deviceTime is missing"));
        var clock = OfflineRules.clock(says, bench.now(), bench.profile().offline());
        var made = ask.optionalText("list").flatMap(signer::made).orElse(null);
        var asked = ask.each("feed");
        Map<Ask, OfflineAnswer> settled = new IdentityHashMap<>();
        asked.stream()
                .sorted(inTime())
                .forEach(feed -> settled.put(feed, settle(() -> {
                    var number = number(device, feed);
                    var fault = UnreadableFeed.why(request, asked.indexOf(feed));
                    if (number == null) {
                        return OfflineAnswer.unreadable(null, fault.orElse("parameter id is missing"));
                    }
                    return fault.isPresent()
                            ? queue.unread(number, List.of(fault.get()), feed.shown())
                            : read(feed, number, new OfflineFeed.Device(made, clock));
                })));
        var answer = new Parameters();
        asked.forEach(
                feed -> settled.get(feed).write(answer, feed.optionalText("id").orElse(null), refusals, request));
        settled.values().forEach(one -> meters.counter("lactarium.offline.feeds", "outcome", one.outcome())
                .increment());
        return answer;
    }

    /** Unreadable times come last; the id decides between feeds of one moment, so that no order of the queue does. */
    private static Comparator<Ask> inTime() {
        return Comparator.comparing((Ask feed) -> OfflineFeed.time(feed))
                .thenComparing(feed -> feed.optionalText("id").orElse(""));
    }

    private static @Nullable Identifier number(String device, Ask feed) {
        return feed.optionalText("id")
                .map(id -> new Identifier().setSystem(Systems.OFFLINE_FEED_ID).setValue(device + "/" + id))
                .orElse(null);
    }

    private OfflineAnswer read(Ask feed, Identifier number, OfflineFeed.Device device) {
        OfflineFeed read;
        try {
            read = OfflineFeed.of(feed, number, device);
        } catch (InvalidRequestException unreadable) {
            return queue.unread(number, List.of(String.valueOf(unreadable.getMessage())), feed.shown());
        }
        var possible = FeedIncident.positive(read.volume());
        return possible.passes()
                ? queue.settle(read)
                : queue.unread(number, List.of("parameter volume must be above zero"), feed.shown());
    }

    /** What is refused for a reason of its own stays with the device; a fault of the server is nobody's feed. */
    private static OfflineAnswer settle(Supplier<OfflineAnswer> work) {
        try {
            return work.get();
        } catch (BaseServerResponseException refused) {
            if (refused.getStatusCode() >= HTTP_SERVER_ERROR) {
                throw refused;
            }
            return OfflineAnswer.unreadable(null, String.valueOf(refused.getMessage()));
        }
    }
}
