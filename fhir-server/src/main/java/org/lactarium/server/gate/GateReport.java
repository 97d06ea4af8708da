package org.lactarium.server.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Instead of Tomcat's page in HTML: what Tomcat itself refuses, a line that is no HTTP or an address with characters that none has, is
 * answered like everything else. Public with an empty constructor, because Tomcat makes it by its name.
 */
public final class GateReport extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !mayWrite(response)) {
            return;
        }
        int status = status(response.getStatus());
        var answer = GateAnswer.of(request, GateErrors.code(status), GateErrors.sentence(status));
        try {
            response.setStatus(status);
            response.setContentType(answer.type());
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(answer.body());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            // the client has left, or has its answer already
            container.getLogger().debug("No answer could be written", gone);
        }
    }

    /** Another version of HTTP and a way of transfer that nobody knows are mistakes of the client, and not of the server. */
    private static int status(int came) {
        return came == HttpServletResponse.SC_NOT_IMPLEMENTED
                        || came == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED
                ? HttpServletResponse.SC_BAD_REQUEST
                : came;
    }

    private static boolean mayWrite(Response response) {
        var allowed = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
