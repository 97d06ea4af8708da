package org.lactarium.server.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that no two readers would read alike, and formats and character sets that the record does not speak: a search whose
 * value cannot be decoded would lose its value on the way and find everything.
 */
final class SoundLine extends OncePerRequestFilter {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");
    private static final Set<String> WEB = Set.of("http", "https");

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^;\"]*)\"?");
    private static final Set<String> UNICODE = Set.of("utf-8", "utf8", "us-ascii");

    private static final Pattern VERSION = Pattern.compile(";\\s*fhirversion\\s*=\\s*\"?([^;\"]*)\"?");
    private static final Set<String> R4 = Set.of("4.0", "4.0.1");

    /** FHIR's others, and what a library takes for them. */
    private static final Pattern UNSPOKEN = Pattern.compile(".*(turtle|\\bttl\\b|\\brdf|\\bn3\\b|ndjson).*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        var type = lower(request.getContentType());
        if (!HOST.matcher(request.getServerName()).matches() || !WEB.contains(request.getScheme())) {
            // a proxy may have handed on what a client made up
            GateAnswer.of(request, "invalid", "gate.unreadable").write(response, 400);
        } else if (query != null && !PercentCoded.isSound(query)) {
            GateAnswer.of(request, "invalid", "gate.percent").write(response, 400);
        } else if (request.getMethod().equals("PUT") && request.getHeader("Content-Location") != null) {
            // HAPI would write to that address instead of the one that was asked
            GateAnswer.of(request, "invalid", "gate.content-location").write(response, 400);
        } else if (!isUnicode(type) || UNSPOKEN.matcher(type).matches()) {
            GateAnswer.of(request, "not-supported", "gate.content-type").write(response, 415);
        } else if (UNSPOKEN.matcher(format(request, query)).matches()) {
            GateAnswer.of(request, "not-supported", "gate.format").write(response, 406);
        } else if (!isOfThisVersion(type)) {
            GateAnswer.of(request, "not-supported", "gate.version").write(response, 415);
        } else if (!isOfThisVersion(format(request, query))) {
            GateAnswer.of(request, "not-supported", "gate.version").write(response, 406);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isUnicode(String type) {
        var charset = CHARSET.matcher(type);
        return !charset.find() || UNICODE.contains(charset.group(1).strip());
    }

    private static boolean isOfThisVersion(String type) {
        var version = VERSION.matcher(type);
        return !version.find() || R4.contains(version.group(1).strip());
    }

    /** What is asked for alone; in a list there may be something the record speaks. */
    private static String format(HttpServletRequest request, @Nullable String query) {
        if (query != null) {
            for (var one : query.split("&")) {
                if (one.startsWith("_format=")) {
                    return lower(one);
                }
            }
        }
        var accept = lower(request.getHeader("Accept"));
        return accept.contains(",") ? "" : accept;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
