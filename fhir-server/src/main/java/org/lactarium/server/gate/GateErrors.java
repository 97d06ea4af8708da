package org.lactarium.server.gate;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/** What neither the record nor a page has answered. The message log keeps its own form. */
@Component
class GateErrors extends BasicErrorController {

    private static final Map<Integer, String> CODES = Map.of(
            401,
            "login",
            403,
            "forbidden",
            404,
            "not-found",
            405,
            "not-supported",
            413,
            "too-long",
            415,
            "not-supported");

    GateErrors(ErrorAttributes attributes, ServerProperties server) {
        super(attributes, server.getError());
    }

    @Override
    public @Nullable ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        answer(request, response);
        return null;
    }

    @Override
    public @Nullable ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        if (asked(request).startsWith("/intake")) {
            return super.error(request);
        }
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        answer(request, Objects.requireNonNull(attributes.getResponse()));
        return null;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) {
        // whoever asks for /error itself asks for a page that is not there
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        try {
            GateAnswer.of(request, code(status), sentence(status)).write(response, status);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : "";
    }

    /** Of FHIR's issue types. */
    static String code(int status) {
        return CODES.getOrDefault(status, status < 500 ? "invalid" : "exception");
    }

    /** The key of the sentence that goes with it. */
    static String sentence(int status) {
        return switch (status) {
            case 401 -> "access.login";
            case 403 -> "access.forbidden";
            case 404 -> "gate.not-found";
            case 405 -> "gate.method";
            default -> status < 500 ? "gate.unreadable" : "gate.fault";
        };
    }
}
