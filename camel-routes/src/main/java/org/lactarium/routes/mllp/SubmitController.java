package org.lactarium.routes.mllp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.AckLedger;
import org.lactarium.routes.inbox.AckOutcome;
import org.lactarium.routes.quarantine.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private final AckLedger ledger;

    public SubmitController(Doors doors, AckLedger ledger) {
        this.doors = doors;
        this.ledger = ledger;
    }

    /**
     * Answers 200 with the acknowledgement, or 202 to a message that asks for none. What is wrong is said in the language of
     * Accept-Language, else in that of the feed.
     *
     * @param body one message, or a batch, in any character set a feed takes
     */
    @PostMapping(
            path = "/fhir/$submit-v2",
            consumes = {MediaType.TEXT_PLAIN_VALUE, ER7})
    public void submit(
            @RequestBody(required = false) byte[] body,
            @RequestParam(name = "feed", defaultValue = Feeds.LABORATORY) String feed,
            @RequestHeader("Content-Type") MediaType type,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Frames frames =
                doors.of(feed).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such feed"));
        Frames.Taken taken = frames.take(body == null ? new byte[0] : body, "http " + request.getRemoteAddr())
                .in(Language.accepted(request.getHeader("Accept-Language"), frames.language()));
        // HTTP has room for one answer: the commit's if the message asks for it, else the outcome's
        Optional<Frames.Reply> reply = frames.onCommit(taken).or(() -> frames.onOutcome(taken));
        if (reply.isEmpty()) {
            response.setStatus(HttpStatus.ACCEPTED.value());
            return;
        }
        response.setContentType(new MediaType(type.getType(), type.getSubtype(), taken.charset()).toString());
        write(reply.get(), response);
    }

    private void write(Frames.Reply reply, HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().write(reply.bytes());
            response.flushBuffer();
            reply.outcome(AckOutcome.SENT, ledger);
        } catch (IOException e) {
            reply.outcome(AckOutcome.FAILED, ledger);
            throw e;
        }
    }
}
