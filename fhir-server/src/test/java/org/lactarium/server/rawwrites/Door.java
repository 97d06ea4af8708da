package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.lactarium.server.LactariumServer;

/** The record as anybody on the network sees it: bytes go in, a status and bytes come out. */
final class Door {

    static final String JSON = "application/fhir+json";
    static final String XML = "application/fhir+xml";
    static final String JSON_PATCH = "application/json-patch+json";

    private static final Pattern LOCATION = Pattern.compile("([A-Z][A-Za-z]+/[A-Za-z0-9.-]+)(/_history/\\d+)?$");

    private final LactariumServer server = LactariumServer.shared();

    /** @param body the answer, or missing where it is no JSON */
    record Answer(int status, JsonNode body, String text, String location) {

        boolean done() {
            return status < 300;
        }

        /** {@code Type/id} of what was written. */
        String written() {
            return named(location);
        }

        static String named(String location) {
            var found = LOCATION.matcher(location);
            return found.find() ? found.group(1) : "";
        }
    }

    String base() {
        return server.base() + "/fhir";
    }

    Answer get(String path) {
        return send("demo-quality", "GET", path, JSON, "");
    }

    Answer post(String path, JsonNode body) {
        return send("demo", "POST", path, JSON, Json.write(body));
    }

    /** What a set-up needs. */
    Answer must(String login, String path, JsonNode body) {
        var answer = send(login, "POST", path, JSON, Json.write(body));
        if (!answer.done()) {
            throw new IllegalStateException(path + ": " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    /** @param path behind {@code /fhir}, empty for the record itself */
    Answer send(String login, String method, String path, String type, String body) {
        return send(login, method, path, type, body, Map.of());
    }

    Answer send(String login, String method, String path, String type, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base() + (path.isEmpty() ? "" : "/" + path)))
                .header("Authorization", "Bearer " + server.token(login))
                .header("Accept", JSON)
                .header("Prefer", "return=representation");
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        var answer = server.send(request.method(
                        method,
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
        return new Answer(
                answer.statusCode(),
                parsed(answer.body()),
                answer.body(),
                answer.headers()
                        .firstValue("Location")
                        .or(() -> answer.headers().firstValue("Content-Location"))
                        .orElse(""));
    }

    private static JsonNode parsed(String body) {
        return body.startsWith("{") ? Json.read(body) : MissingNode.getInstance();
    }
}
