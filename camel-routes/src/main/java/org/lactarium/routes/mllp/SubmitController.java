package org.lactarium.routes.mllp;

import jakarta.servlet.http.HttpServletRequest;
import org.lactarium.routes.feed.Feeds;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** HL7 v2 over HTTP: the same inbox, the same answers as over MLLP. Who may submit is decided by the security chain in front. */
@RestController
public class SubmitController {

    private static final String ER7 = "x-application/hl7-v2+er7";

    private final Doors doors;

    public SubmitController(Doors doors) {
        this.doors = doors;
    }

    /** @param body one message, or a batch, in any character set a feed takes */
    @PostMapping(
            path = "/fhir/$submit-v2",
            consumes = {MediaType.TEXT_PLAIN_VALUE, ER7})
    public ResponseEntity<byte[]> submit(
            @RequestBody(required = false) byte[] body,
            @RequestParam(name = "feed", defaultValue = Feeds.LABORATORY) String feed,
            @RequestHeader("Content-Type") MediaType type,
            HttpServletRequest request) {
        Frames frames =
                doors.of(feed).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such feed"));
        Frames.Taken taken = frames.take(body == null ? new byte[0] : body, "http " + request.getRemoteAddr());
        // HTTP has room for one answer: the commit's if the message asks for it, else the outcome's
        return frames.onCommit(taken)
                .or(() -> frames.onOutcome(taken))
                .map(reply -> ResponseEntity.ok()
                        .contentType(new MediaType(type.getType(), type.getSubtype(), taken.charset()))
                        .body(reply.bytes()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.ACCEPTED).build());
    }
}
