package org.lactarium.server.store;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request to the record before anybody else does, and no more of it than the limit: a few kilobytes of gzip can
 * hold a gigabyte. Larger ones are answered 413, what is said to be gzip and is none 400, another encoding 415.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final String ENCODING = "Content-Encoding";

    private final int most;

    /** @param most bytes, after gzip is undone */
    BodyLimit(int most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var encoding = request.getHeader(ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("identity")) {
            PlainOutcome.write(response, 415, "not-supported", "The record reads bodies in gzip or as they are.");
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream(), "gzip".equalsIgnoreCase(encoding));
        } catch (ZipException | EOFException none) {
            PlainOutcome.write(response, 400, "structure", "The body is said to be gzip and is none.");
            return;
        }
        if (body == null) {
            PlainOutcome.write(
                    response, 413, "too-long", "The body has more than " + most + " bytes. Send it in parts.");
        } else {
            chain.doFilter(new PlainRequest(request, body), response);
        }
    }

    /** A form is read by the container, which has a limit of its own. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private byte @Nullable [] read(InputStream sent, boolean zipped) throws IOException {
        try (var plain = zipped ? new GZIPInputStream(sent) : sent) {
            var body = plain.readNBytes(most + 1);
            return body.length > most ? null : body;
        }
    }
}
