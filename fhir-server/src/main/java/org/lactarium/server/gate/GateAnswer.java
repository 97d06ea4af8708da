package org.lactarium.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An OperationOutcome for what is refused before FHIR's own servlet sees it, in the format and the language that were asked for. It
 * repeats nothing of what was sent, so its sentences need no escapes.
 *
 * @param type of the content
 */
public record GateAnswer(String type, String body) {

    private static final Locale CHINESE = Locale.forLanguageTag("zh-HK");

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * @param code of FHIR's issue types
     * @param key of a sentence in {@code messages/access}
     * @param values in the sentence, numbers alone
     */
    public static GateAnswer of(HttpServletRequest request, String code, String key, Object... values) {
        var sentence = sentence(request, key);
        return written(request, code, values.length == 0 ? sentence : MessageFormat.format(sentence, values));
    }

    /** The same with a sentence of the caller's own, if there is one. @param own by language */
    public static GateAnswer saying(
            HttpServletRequest request, String code, String key, Function<Locale, Optional<String>> own) {
        return written(request, code, own.apply(language(request)).orElseGet(() -> sentence(request, key)));
    }

    private static String sentence(HttpServletRequest request, String key) {
        return ResourceBundle.getBundle("messages/access", language(request), EXACT)
                .getString(key);
    }

    private static GateAnswer written(HttpServletRequest request, String code, String text) {
        return wantsXml(request)
                ? new GateAnswer(
                        "application/fhir+xml",
                        "<OperationOutcome xmlns=\"http://hl7.org/fhir\"><issue><severity value=\"error\"/><code"
                                + " value=\""
                                + code + "\"/><details><text value=\"" + text + "\"/></details><diagnostics value=\""
                                + text + "\"/></issue></OperationOutcome>")
                : new GateAnswer(
                        "application/fhir+json",
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                                + "\",\"details\":{\"text\":\"" + text + "\"},\"diagnostics\":\"" + text + "\"}]}");
    }

    public void write(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(body);
    }

    /** As HAPI decides it: the parameter comes before the header, and JSON is what nobody asked for. */
    private static boolean wantsXml(HttpServletRequest request) {
        var format = parameter(request.getQueryString());
        var asked = format == null ? request.getHeader("Accept") : format;
        if (asked == null) {
            return false;
        }
        var lower = asked.toLowerCase(Locale.ROOT);
        int xml = lower.indexOf("xml");
        int json = lower.indexOf("json");
        // a browser's application/xhtml+xml asks for a page
        return xml >= 0 && (json < 0 || xml < json) && !lower.contains("html");
    }

    private static @Nullable String parameter(@Nullable String query) {
        return query == null
                ? null
                : List.of(query.split("&")).stream()
                        .filter(one -> one.startsWith("_format="))
                        .findFirst()
                        .orElse(null);
    }

    private static Locale language(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return Locale.ROOT;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(accepted), List.of(Locale.ENGLISH, Locale.CHINESE));
            return Locale.CHINESE.equals(best) ? CHINESE : Locale.ROOT;
        } catch (IllegalArgumentException notALanguage) {
            return Locale.ROOT;
        }
    }
}
