package org.lactarium.routes.operations;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.Staging;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Replays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What laboratories send and their data files do not know, for whoever keeps those files. It shows codes, never text. */
@RestController
@RequestMapping("/intake/unmapped")
class UnmappedController {

    private final Staging staging;
    private final Replays replays;
    private final Runnable wake;

    UnmappedController(Staging staging, Replays replays, Runnable wake) {
        this.staging = staging;
        this.replays = replays;
        this.wake = wake;
    }

    /**
     * @param field as in {@code OBX-3}
     * @param code as it was sent; empty when it is free text or missing
     * @param of code of the test or result it belongs to
     * @param messages how many held messages have it
     * @param example number of one of them in the message log
     */
    record CodeView(String feed, String field, String code, String system, String of, long messages, long example) {}

    /** @param mistakes by feed, why a data file that was changed is not used */
    record UnmappedView(List<CodeView> codes, Map<String, String> mistakes) {}

    @GetMapping
    UnmappedView unmapped(@RequestParam(name = "feed", required = false) @Nullable String feed) {
        List<CodeView> codes = staging.codes(feed).stream()
                .map(staged -> new CodeView(
                        staged.feed(),
                        staged.what().field(),
                        staged.what().code(),
                        staged.what().system(),
                        staged.what().of(),
                        staged.messages(),
                        staged.example()))
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
        String who = principal == null ? "unknown" : principal.getName();
        List<Long> replayed = staging.understood(feed).stream()
                .filter(id -> replays.one(id, who, why)
                        .filter(before -> before == MessageState.QUARANTINED)
                        .isPresent())
                .toList();
        wake.run();
        return new ReplayView(replayed, staging.mistakes());
    }
}
