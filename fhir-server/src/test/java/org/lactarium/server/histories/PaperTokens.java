package org.lactarium.server.histories;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Gives every client its own name for a token: who may do what is not asked here. */
final class PaperTokens extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var basic = request.getHeader("Authorization").substring("Basic ".length());
        var pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"access_token\":\"" + pair.substring(0, pair.indexOf(':')) + "\",\"expires_in\":86400}");
    }
}
