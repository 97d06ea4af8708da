package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Says over HTTP, in the language of the caller, why something is not done. Every sentence is ours and names nobody. */
@RestControllerAdvice(basePackages = "org.lactarium.routes")
class Complaints {

    /** @param message a sentence for a person */
    record Complaint(int status, String message, String path) {}

    @ExceptionHandler
    ResponseEntity<Complaint> notDone(ResponseStatusException why, HttpServletRequest request) {
        @Nullable String reason = why.getReason();
        int status = why.getStatusCode().value();
        String said = AskedLanguage.of(request.getHeader("Accept-Language"))
                .say(Objects.requireNonNullElse(reason, String.valueOf(status)));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Complaint(status, said, request.getRequestURI()));
    }
}
