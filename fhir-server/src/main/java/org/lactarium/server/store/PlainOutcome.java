package org.lactarium.server.store;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An OperationOutcome for what is refused before FHIR's own servlet sees it. */
final class PlainOutcome {

    private PlainOutcome() {}

    /**
     * @param code of FHIR's issue types
     * @param why a sentence without quotation marks
     */
    static void write(HttpServletResponse response, int status, String code, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                        + "\",\"diagnostics\":\"" + why + "\"}]}");
    }
}
