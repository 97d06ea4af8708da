package org.lactarium.routes.dispatch;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.lactarium.routes.delivery.OrderDesk;
import org.lactarium.routes.orders.OrderNotice;
import org.lactarium.routes.orders.OrderProfile;
import org.lactarium.routes.orders.Routing;
import org.lactarium.routes.outbox.Notice;
import org.lactarium.routes.outbox.Outbox;

/**
 * Looks for orders that were written since the last look. It looks back further than it has seen, because a transaction that took
 * long is dated before it can be seen; what it meets again adds nothing.
 */
final class OrderWatch {

    private static final int REMEMBERED = 10_000;

    private final OrderDesk desk;
    private final Outbox outbox;
    private final Correspondents correspondents;
    private final OutboxSettings settings;
    private final FhirContext context;
    private final Clock clock;

    /** Spares the database a question for what was met a moment ago; nothing depends on it. */
    private final Map<String, Long> met = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    OrderWatch(
            OrderDesk desk,
            Outbox outbox,
            Correspondents correspondents,
            OutboxSettings settings,
            FhirContext context,
            Clock clock) {
        this.desk = desk;
        this.outbox = outbox;
        this.correspondents = correspondents;
        this.settings = settings;
        this.context = context;
        this.clock = clock;
    }

    /** @return how many messages follow from what was found */
    int look() {
        // a record whose clock is ahead, or was once, must not hide what is dated rightly
        Instant now = clock.instant();
        Outbox.Cursor cursor = outbox.cursor(now);
        Instant seen = cursor.seen().isBefore(now) ? cursor.seen() : now;
        Instant back = seen.minus(settings.overlap());
        Instant since = back.isBefore(cursor.beginning()) ? cursor.beginning() : back;
        int[] messages = {0};
        Instant[] latest = {seen};
        desk.changedSince(since, order -> {
            messages[0] += notice(order);
            Instant written = order.getMeta().hasLastUpdated()
                    ? order.getMeta().getLastUpdated().toInstant()
                    : since;
            latest[0] = written.isAfter(latest[0]) && !written.isAfter(now) ? written : latest[0];
        });
        // only now: a look that broke off in the middle is done again from where it began
        if (latest[0].isAfter(cursor.seen())) {
            outbox.seen(latest[0]);
        }
        return messages[0];
    }

    private int notice(ServiceRequest order) {
        Optional<OrderNotice> found =
                OrderNotice.of(order, copy -> context.newJsonParser().encodeResourceToString(copy));
        if (found.isEmpty()) {
            return 0;
        }
        OrderNotice notice = found.get();
        if (met.getOrDefault(notice.id(), 0L) >= notice.version()) {
            return 0;
        }
        int messages = outbox.notice(notice(notice, correspondents.routing().of(order)));
        met.put(notice.id(), notice.version());
        return messages;
    }

    private Notice notice(OrderNotice order, Routing.Way way) {
        String laboratory = way instanceof Routing.Way.To to ? to.laboratory() : "";
        Routing.Way.Unclear unclear = way instanceof Routing.Way.Unclear found ? found : null;
        boolean cancelFirst = correspondents
                .named(laboratory)
                .map(known -> known.profile().changes() == OrderProfile.Changes.CANCEL_AND_NEW)
                .orElse(false);
        return new Notice(
                order.id(),
                order.version(),
                order.placer(),
                order.subject(),
                !order.cancelled() && !(way instanceof Routing.Way.ToNobody),
                laboratory,
                cancelFirst,
                order.digest(),
                unclear == null ? null : unclear.reason().code(),
                unclear == null ? null : unclear.detail());
    }
}
