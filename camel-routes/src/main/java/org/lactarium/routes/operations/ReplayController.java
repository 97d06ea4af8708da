package org.lactarium.routes.operations;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.inbox.MessageState;
import org.lactarium.routes.inbox.Replays;
import org.lactarium.routes.inbox.Search;
import org.lactarium.routes.quarantine.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Many messages worked off once more: counted first, then put back if the count still holds, then watched. */
@RestController
class ReplayController {

    private static final int LAST = 50;

    private final Replays replays;
    private final Runnable wake;

    ReplayController(Replays replays, Runnable wake) {
        this.replays = replays;
        this.wake = wake;
    }

    /** @param expected repeat the call with it to have so many messages worked off again */
    record Count(long expected, String next) {}

    /**
     * Without {@code expected} it counts and does nothing. With it, it puts back exactly so many, or answers 409 with the count
     * of now.
     */
    @PostMapping("/intake/replay")
    ResponseEntity<Object> replay(
            SearchParameters parameters,
            @RequestParam(name = "why", required = false) @Nullable String why,
            @RequestParam(name = "expected", required = false) @Nullable Long expected,
            @Nullable Principal principal,
            Language language) {
        String reason = Bodies.reason(why);
        Search search = settled(parameters.search());
        if (expected == null) {
            return ResponseEntity.ok(
                    count(search, language.say("Nothing is done yet. Say it again with expected to do it.")));
        }
        return replays.many(search, expected, Bodies.name(principal), reason)
                .<ResponseEntity<Object>>map(id -> {
                    wake.run();
                    return ResponseEntity.status(HttpStatus.ACCEPTED)
                            .body(replays.byId(id).orElseThrow());
                })
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(count(search, language.say("There are more or fewer by now, and nothing was done."))));
    }

    @GetMapping("/intake/replays")
    List<Replays.Replay> replays() {
        return replays.last(LAST);
    }

    @GetMapping("/intake/replays/{id}")
    Replays.Replay replay(@PathVariable("id") long id) {
        return replays.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such replay"));
    }

    private Count count(Search search, String next) {
        return new Count(replays.count(search), next);
    }

    /** Whoever names no state means what is held; what still waits cannot be put back. */
    private static Search settled(Search search) {
        String state = search.state() == null ? MessageState.QUARANTINED.code() : search.state();
        if (MessageState.of(state).isWaiting()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "What still waits to be delivered is not replayed");
        }
        return new Search(search.feed(), state, search.controlId(), search.specimen(), search.since(), search.until());
    }
}
