package org.lactarium.routes.operations;

import java.nio.charset.Charset;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The message log over HTTP. Who may read it is decided by the security chain in front. */
@RestController
@RequestMapping("/intake/messages")
class MessagesController {

    private static final int LARGEST_PAGE = 500;

    private final MessageLog log;
    private final DryRun dryRun;
    private final Runnable wake;

    MessagesController(MessageLog log, DryRun dryRun, Runnable wake) {
        this.log = log;
        this.dryRun = dryRun;
        this.wake = wake;
    }

    /** @param next address of the page of older messages; null on the last one */
    record Page(List<MessageView> messages, @Nullable String next) {}

    @GetMapping
    Page messages(
            @RequestParam(name = "feed", required = false) @Nullable String feed,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "control-id", required = false) @Nullable String controlId,
            @RequestParam(name = "since", required = false) @Nullable String since,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestParam(name = "count", defaultValue = "50") int count) {
        int size = Math.max(1, Math.min(count, LARGEST_PAGE));
        List<LoggedMessage> found =
                log.find(new MessageLog.Query(feed, state, controlId, instant(since), before, size + 1));
        List<LoggedMessage> page = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() > size
                ? next(feed, state, controlId, since, page.get(size - 1).id(), size)
                : null;
        return new Page(page.stream().map(MessageView::of).toList(), next);
    }

    @GetMapping("/{id}")
    MessageView message(@PathVariable("id") long id) {
        LoggedMessage message = log.byId(id).orElseThrow(MessagesController::unknown);
        byte[] raw = log.raw(id).orElseThrow(MessagesController::unknown);
        return MessageView.of(message)
                .withText(
                        new String(raw, Charset.forName(message.charset())),
                        log.moves(id),
                        dryRun.notUnderstood(message.feed(), raw));
    }

    @PostMapping("/{id}/replay")
    MessageView replay(
            @PathVariable("id") long id,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal) {
        String who = principal == null ? "unknown" : principal.getName();
        MessageState before = log.replay(id, who, why).orElseThrow(MessagesController::unknown);
        if (before.isWaiting()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The message still waits to be delivered");
        }
        wake.run();
        return MessageView.of(log.byId(id).orElseThrow(MessagesController::unknown));
    }

    private static @Nullable Instant instant(@Nullable String since) {
        try {
            return Optional.ofNullable(since)
                    .map(java.time.OffsetDateTime::parse)
                    .map(t -> t.toInstant())
                    .orElse(null);
        } catch (java.time.format.DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "since must be a date and time with offset, as in 2026-03-03T08:00:00Z");
        }
    }

    private static String next(
            @Nullable String feed,
            @Nullable String state,
            @Nullable String controlId,
            @Nullable String since,
            long before,
            int count) {
        return UriComponentsBuilder.fromPath("/intake/messages")
                .queryParamIfPresent("feed", Optional.ofNullable(feed))
                .queryParamIfPresent("state", Optional.ofNullable(state))
                .queryParamIfPresent("control-id", Optional.ofNullable(controlId))
                .queryParamIfPresent("since", Optional.ofNullable(since))
                .queryParam("before", before)
                .queryParam("count", count)
                .encode()
                .toUriString();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "No such message");
    }
}
