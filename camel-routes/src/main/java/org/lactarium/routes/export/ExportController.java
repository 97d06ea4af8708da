package org.lactarium.routes.export;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lactarium.routes.inbox.Kept;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Result files over HTTP. Who may hand one in is decided by the security chain in front. */
@RestController
public class ExportController {

    private final ExportDoor door;

    public ExportController(ExportDoor door) {
        this.door = door;
    }

    /** @param outcome {@code new}, {@code again} (the same row was kept before) or {@code held} (the file cannot be divided) */
    record RowView(long id, String outcome) {}

    record FileView(List<RowView> messages) {}

    @PostMapping("/intake/files/{feed}")
    FileView take(@PathVariable("feed") String feed, @RequestBody byte[] file, HttpServletRequest request) {
        if (!door.takes(feed)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such feed, or one that takes no files");
        }
        if (door.isTooLong(feed, file.length)) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "The file is longer than max-message-size");
        }
        try {
            return new FileView(door.take(feed, file, "http " + request.getRemoteAddr()).stream()
                    .map(ExportController::view)
                    .toList());
        } catch (DataAccessException e) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "The file could not be kept whole. Send it again.");
        }
    }

    private static RowView view(Kept kept) {
        String outcome = kept.ackCode().equals("AA") ? (kept instanceof Kept.New ? "new" : "again") : "held";
        return new RowView(kept.id(), outcome);
    }
}
