package org.lactarium.server.store;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.lactarium.server.gate.GateAnswer;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 until the record is ready: before its guide is installed it does not know its own search parameters, and what is asked
 * by them would fail or find nothing.
 */
final class ReadinessGate extends OncePerRequestFilter {

    /** The one says what there will be; the other is the door of the routes, which keep messages all the same. */
    private static final Set<String> OPEN = Set.of("/fhir/metadata", "/fhir/$submit-v2");

    private static final String SECONDS = "5";

    private final ApplicationAvailability application;

    ReadinessGate(ApplicationAvailability application) {
        this.application = application;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (application.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                || OPEN.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", SECONDS);
            GateAnswer.of(request, "transient", "gate.opening").write(response, 503);
        }
    }
}
