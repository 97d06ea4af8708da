package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.DryRun;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.Looks;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Replays;
import org.lactarium.routes.quarantine.Language;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The message log over HTTP. Who may see it is decided by the security chain in front. */
@RestController
@RequestMapping("/intake/messages")
class MessagesController {

    private static final int LARGEST_PAGE = 500;

    private final MessageLog log;
    private final Replays replays;
    private final Dismissing dismissing;
    private final Looks looks;
    private final Bodies bodies;
    private final DryRun dryRun;
    private final Runnable wake;

    MessagesController(
            MessageLog log, Replays replays, Dismissing dismissing, Looks looks, DryRun dryRun, Runnable wake) {
        this.log = log;
        this.replays = replays;
        this.dismissing = dismissing;
        this.looks = looks;
        this.bodies = new Bodies(looks);
        this.dryRun = dryRun;
        this.wake = wake;
    }

    /** @param next address of the page of older messages; null on the last one */
    record Page(List<MessageView> messages, @Nullable String next) {}

    @GetMapping
    Page messages(
            SearchParameters parameters,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestParam(name = "count", defaultValue = "50") int count,
            HttpServletRequest caller,
            Language language) {
        int size = Math.max(1, Math.min(count, LARGEST_PAGE));
        List<LoggedMessage> found = log.find(parameters.search(), before, size + 1);
        List<LoggedMessage> page = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() > size
                ? parameters.pageBefore(
                        ProxyPrefix.before("/intake/messages", caller),
                        page.get(size - 1).id(),
                        size)
                : null;
        return new Page(
                page.stream().map(message -> MessageView.of(message, language)).toList(), next);
    }

    /**
     * @param body {@code full} for the whole text instead of the covered one
     * @param why what the whole text is needed for
     */
    @GetMapping("/{id}")
    MessageView message(
            @PathVariable("id") long id,
            @RequestParam(name = "body", required = false) @Nullable String body,
            @RequestParam(name = "why", required = false) @Nullable String why,
            HttpServletRequest caller,
            Language language) {
        LoggedMessage message = log.byId(id).orElseThrow(MessagesController::unknown);
        byte[] raw = log.raw(id).orElseThrow(MessagesController::unknown);
        String text = bodies.of(message, raw, "full".equals(body), why, caller);
        return MessageView.of(message, language)
                .withText(text, log.moves(id), looks.of(id), dryRun.notUnderstood(message.feed(), raw));
    }

    @PostMapping("/{id}/replay")
    MessageView replay(
            @PathVariable("id") long id,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal,
            Language language) {
        MessageState before = replays.one(id, Bodies.name(principal), why).orElseThrow(MessagesController::unknown);
        if (before.isWaiting()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "The message still waits to be delivered");
        }
        wake.run();
        return MessageView.of(log.byId(id).orElseThrow(MessagesController::unknown), language);
    }

    /** A held message that shall stay as it is: nobody is asked to look at it again, and it can still be replayed. */
    @PostMapping("/{id}/dismiss")
    MessageView dismiss(
            @PathVariable("id") long id,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal,
            Language language) {
        String reason = Bodies.reason(why);
        LoggedMessage message = log.byId(id).orElseThrow(MessagesController::unknown);
        if (!message.state().equals(MessageState.QUARANTINED.code())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Only a message that is held is dismissed");
        }
        dismissing.dismiss(message.feed(), id, Bodies.name(principal), reason);
        return MessageView.of(log.byId(id).orElseThrow(MessagesController::unknown), language);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "No such message");
    }
}
