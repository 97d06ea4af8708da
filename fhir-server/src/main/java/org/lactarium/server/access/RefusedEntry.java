package org.lactarium.server.access;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says in FHIR's own form, and in the caller's language, that a token is missing or does not suffice. */
@Component
class RefusedEntry implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthenticationEntryPoint unauthenticated = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler forbidden = new BearerTokenAccessDeniedHandler();
    private final FhirContext context;
    private final MessageSource messages;

    RefusedEntry(FhirContext context, MessageSource messages) {
        this.context = context;
        this.messages = messages;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        try {
            unauthenticated.commence(request, response, reason);
        } catch (jakarta.servlet.ServletException e) {
            throw new IOException(e);
        }
        write(request, response, OperationOutcome.IssueType.LOGIN, "access.login");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        try {
            forbidden.handle(request, response, reason);
        } catch (jakarta.servlet.ServletException e) {
            throw new IOException(e);
        }
        write(request, response, OperationOutcome.IssueType.FORBIDDEN, "access.forbidden");
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, OperationOutcome.IssueType type, String message)
            throws IOException {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(messages.getMessage(message, null, request.getLocale()));
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .write(context.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8));
    }
}
