package org.lactarium.server.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** One client of the server: connections are kept, tokens fetched once for each login. */
final class Caller {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Map<String, String> tokens = new HashMap<>();

    /** @param millis from sending the request to the last byte of the answer */
    record Answer(int status, byte[] body, double millis) {}

    Caller(String base) {
        this.base = base;
    }

    Answer get(String path) {
        return timed(request("bank", path).GET());
    }

    Answer post(String login, String path, String body) {
        return timed(request(login, path)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode read(String path) {
        return parse(get(path), path);
    }

    JsonNode send(String login, String path, String body) {
        return parse(post(login, path, body), path);
    }

    JsonNode parse(Answer answer, String path) {
        try {
            if (answer.status() >= 300) {
                throw new IllegalStateException(path + " was answered " + answer.status() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String login, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/fhir/" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token(login));
    }

    private Answer timed(HttpRequest.Builder request) {
        long began = System.nanoTime();
        var answer = send(request.build());
        return new Answer(answer.statusCode(), answer.body(), (System.nanoTime() - began) / 1e6);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tokens live for thirty minutes; a run of one size is shorter. */
    private synchronized String token(String login) {
        return tokens.computeIfAbsent(login, this::newToken);
    }

    private String newToken(String login) {
        var basic = Base64.getEncoder().encodeToString((login + ":" + Server.SECRET).getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        try {
            return json.readTree(answer.body()).required("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
