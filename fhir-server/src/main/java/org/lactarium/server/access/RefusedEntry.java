package org.lactarium.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lactarium.server.gate.GateAnswer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says in FHIR's own form, in the format and the language that were asked for, that a token is missing or does not suffice. */
@Component
class RefusedEntry implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint unauthenticated = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler forbidden = new BearerTokenAccessDeniedHandler();

    private final IntakeActs acts;

    RefusedEntry(IntakeActs acts) {
        this.acts = acts;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        try {
            unauthenticated.commence(request, response, reason);
        } catch (jakarta.servlet.ServletException e) {
            throw new IOException(e);
        }
        write(request, response, "login", "access.login");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        try {
            forbidden.handle(request, response, reason);
        } catch (jakarta.servlet.ServletException e) {
            throw new IOException(e);
        }
        GateAnswer.saying(request, "forbidden", "access.forbidden", language -> acts.onlyWho(request, language))
                .write(response, response.getStatus());
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String code, String key)
            throws IOException {
        GateAnswer.of(request, code, key).write(response, response.getStatus());
    }
}
