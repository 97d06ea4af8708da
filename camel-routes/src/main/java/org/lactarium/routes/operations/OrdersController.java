package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.outbox.LoggedOrder;
import org.lactarium.routes.outbox.OutboxLog;
import org.lactarium.routes.quarantine.Language;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What laboratories were told, over HTTP. Who may read it is decided by the security chain in front. */
@RestController
@RequestMapping("/intake/orders")
class OrdersController {

    private static final int LARGEST_PAGE = 500;

    private final OutboxLog log;
    private final Runnable wake;

    OrdersController(OutboxLog log, Runnable wake) {
        this.log = log;
        this.wake = wake;
    }

    /** @param next address of the page of older messages; null on the last one */
    record Page(List<OrderView> orders, @Nullable String next) {}

    @GetMapping
    Page orders(
            @RequestParam(name = "laboratory", required = false) @Nullable String laboratory,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "order", required = false) @Nullable String order,
            @RequestParam(name = "control-id", required = false) @Nullable String controlId,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestParam(name = "count", defaultValue = "50") int count,
            HttpServletRequest caller,
            Language language) {
        int size = Math.max(1, Math.min(count, LARGEST_PAGE));
        List<LoggedOrder> found = log.find(new OutboxLog.Query(laboratory, state, order, controlId, before, size + 1));
        List<LoggedOrder> page = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() <= size
                ? null
                : UriComponentsBuilder.fromPath(ProxyPrefix.before("/intake/orders", caller))
                        .queryParamIfPresent("laboratory", Optional.ofNullable(laboratory))
                        .queryParamIfPresent("state", Optional.ofNullable(state))
                        .queryParamIfPresent("order", Optional.ofNullable(order))
                        .queryParamIfPresent("control-id", Optional.ofNullable(controlId))
                        .queryParam("before", page.get(size - 1).id())
                        .queryParam("count", size)
                        .encode()
                        .toUriString();
        return new Page(
                page.stream().map(message -> OrderView.of(message, language)).toList(), next);
    }

    @GetMapping("/{id}")
    OrderView order(@PathVariable("id") long id, Language language) {
        LoggedOrder message = log.byId(id).orElseThrow(OrdersController::unknown);
        return OrderView.whole(message, log.attempts(id), log.moves(id), language);
    }

    @PostMapping("/{id}/resend")
    OrderView resend(
            @PathVariable("id") long id,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal,
            Language language) {
        switch (log.resend(id, principal == null ? "unknown" : principal.getName(), why)) {
            case UNKNOWN -> throw unknown();
            case NOT_NOW ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "It still waits to be sent, or a later message about this order exists: resend that one");
            case AGAIN -> wake.run();
        }
        return order(id, language);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "No such message");
    }
}
