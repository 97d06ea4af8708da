package org.lactarium.routes.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.Staging;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Replays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What laboratories send and their data files do not know, for whoever keeps those files. It shows codes; what was written in place of
 * one is for whoever may see whole messages.
 */
@RestController
@RequestMapping("/intake/unmapped")
class UnmappedController {

    private final Staging staging;
    private final Replays replays;
    private final Dismissing dismissing;
    private final Runnable wake;

    UnmappedController(Staging staging, Replays replays, Dismissing dismissing, Runnable wake) {
        this.staging = staging;
        this.replays = replays;
        this.dismissing = dismissing;
        this.wake = wake;
    }

    /**
     * @param field as in {@code OBX-3}
     * @param code as it was sent; empty when it is free text or missing
     * @param of code of the test or result it belongs to
     * @param messages how many held messages have it
     * @param example number of one of them in the message log
     * @param text the value as it was sent, for whoever may see whole messages; missing for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeView(
            String feed,
            String field,
            String code,
            String system,
            String of,
            long messages,
            long example,
            @Nullable String text) {}

    /** @param mistakes by feed, why a data file that was changed is not used */
    record UnmappedView(List<CodeView> codes, Map<String, String> mistakes) {}

    @GetMapping
    UnmappedView unmapped(
            @RequestParam(name = "feed", required = false) @Nullable String feed, HttpServletRequest caller) {
        boolean whole = caller.isUserInRole(Bodies.MAY_SEE_ALL);
        List<CodeView> codes = staging.codes(feed).stream()
                .map(staged -> new CodeView(
                        staged.feed(),
                        staged.what().field(),
                        staged.what().code(),
                        staged.what().system(),
                        staged.what().of(),
                        staged.messages(),
                        staged.example(),
                        whole ? staged.what().text() : null))
                .toList();
        return new UnmappedView(codes, staging.mistakes());
    }

    /** @param replayed numbers in the message log of what could be read now and was put back into the queue */
    record ReplayView(List<Long> replayed, Map<String, String> mistakes) {}

    @PostMapping("/replay")
    ReplayView replay(
            @RequestParam(name = "feed", required = false) @Nullable String feed,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal) {
        String who = Bodies.name(principal);
        List<Long> replayed = staging.understood(feed).stream()
                .filter(id -> replays.one(id, who, why)
                        .filter(before -> before == MessageState.QUARANTINED || before == MessageState.DELIVERED)
                        .isPresent())
                .toList();
        wake.run();
        return new ReplayView(replayed, staging.mistakes());
    }

    /** @param dismissed numbers in the message log */
    record DismissView(List<Long> dismissed) {}

    /**
     * Dismisses the held messages of a feed that wait for nothing but this code.
     *
     * @param field as in {@code OBX-3}
     * @param code never empty: what is no code is a text, and texts that differ are not dismissed together
     * @param system any when none is named
     * @param of code of the test or result it belongs to
     */
    @PostMapping("/dismiss")
    DismissView dismiss(
            @RequestParam(name = "feed", defaultValue = "") String feed,
            @RequestParam(name = "field", defaultValue = "") String field,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "system", required = false) @Nullable String system,
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @Nullable Principal principal) {
        String reason = Bodies.reason(why);
        if (feed.isBlank() || field.isBlank() || code.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "feed, field and code must be said");
        }
        List<Long> dismissed = Dismissing.unlessAway(() -> staging.heldOnlyFor(
                        feed,
                        what -> what.field().equals(field)
                                && what.code().equals(code)
                                && what.of().equals(of)
                                && (system == null || what.system().equals(system))))
                .stream()
                .filter(id -> dismissing.dismiss(feed, id, Bodies.name(principal), reason))
                .toList();
        return new DismissView(dismissed);
    }
}
