package org.lactarium.server.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * HEAD is answered like GET; Tomcat leaves the body out. OPTIONS says which methods an address knows, to anybody; that of
 * {@code /fhir} itself is FHIR's question what the server can do, and a browser's preflight is for those who know about origins.
 */
final class HeadAndOptions extends OncePerRequestFilter {

    private final boolean preflights;

    /** @param preflights whether somebody behind answers them */
    HeadAndOptions(boolean preflights) {
        this.preflights = preflights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (request.getMethod().equals("HEAD")) {
            chain.doFilter(asGet(request), response);
        } else if (request.getMethod().equals("OPTIONS")
                && (CorsUtils.isPreFlightRequest(request) ? !preflights : !path.matches("/fhir/?"))) {
            response.setHeader("Allow", Methods.of(path));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static HttpServletRequest asGet(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
