package org.lactarium.server.store;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.gate.GateAnswer;
import org.lactarium.server.gate.PercentCoded;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a request to the record before anybody else does, and no more of it than the limit: a few kilobytes of gzip can
 * hold a gigabyte. Larger ones are answered 413, what is said to be gzip and is none 400, another encoding 415. Of a form that it cannot
 * read the container leaves out values without a word, and a search without its value finds everything: so it is read here as well.
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
            GateAnswer.of(request, "not-supported", "gate.encoding").write(response, 415);
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream(), "gzip".equalsIgnoreCase(encoding));
        } catch (ZipException | EOFException none) {
            GateAnswer.of(request, "structure", "gate.gzip").write(response, 400);
            return;
        }
        if (body == null) {
            GateAnswer.of(request, "too-long", "gate.too-long", most).write(response, 413);
        } else if (!isForm(request)) {
            chain.doFilter(new PlainRequest(request, body), response);
        } else if (PercentCoded.isSound(new String(body, StandardCharsets.UTF_8))) {
            chain.doFilter(new FormRequest(request, body), response);
        } else {
            GateAnswer.of(request, "invalid", "gate.form").write(response, 400);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
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
