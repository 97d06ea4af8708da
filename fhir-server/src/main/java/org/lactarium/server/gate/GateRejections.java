package org.lactarium.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Addresses with tricks in them (two dots, two slashes, a semicolon) and methods nobody knows. */
@Component
class GateRejections implements RequestRejectedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (Methods.isKnown(request.getMethod())) {
            GateAnswer.of(request, "invalid", "gate.unreadable").write(response, HttpServletResponse.SC_BAD_REQUEST);
        } else {
            response.setHeader("Allow", Methods.of(request.getRequestURI()));
            GateAnswer.of(request, "not-supported", "gate.method")
                    .write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
