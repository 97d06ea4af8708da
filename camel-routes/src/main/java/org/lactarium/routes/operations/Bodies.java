package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Mask;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.Looks;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The text of a message for whoever asks: with its people covered, unless the caller's role allows the whole and the caller
 * says what for. Who looked is written down first.
 */
final class Bodies {

    /** The one role that may see the whole text. */
    static final String MAY_SEE_ALL = "quality";

    private final Looks looks;

    Bodies(Looks looks) {
        this.looks = looks;
    }

    /** @throws ResponseStatusException 403 when the whole is asked for by a caller who may not, 400 without a reason */
    String of(LoggedMessage message, byte[] raw, boolean whole, @Nullable String why, HttpServletRequest caller) {
        String text = new String(raw, Charset.forName(message.charset()));
        if (!whole) {
            return Mask.over(text);
        }
        if (!caller.isUserInRole(MAY_SEE_ALL)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The whole text is for the role " + MAY_SEE_ALL);
        }
        looks.write(message.id(), name(caller.getUserPrincipal()), reason(why));
        return text;
    }

    /** Who asks; an application without logins knows nobody. */
    static String name(@Nullable Principal principal) {
        return principal == null ? "unknown" : principal.getName();
    }

    static String reason(@Nullable String why) {
        if (why == null || why.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "why is missing");
        }
        return why;
    }
}
