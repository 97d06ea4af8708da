package org.lactarium.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Asks a running record, over FHIR, which milk, donors and specimens there are to report on. */
final class KnownMilk {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;

    KnownMilk(String base) {
        this.base = base;
    }

    /** @param login id and secret with a colon between them */
    Subjects ask(String login) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        JsonNode token = send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        String bearer = "Bearer " + token.path("access_token").asText();
        return new Subjects(
                numbers(bearer, "BiologicallyDerivedProduct", "/batch"),
                numbers(bearer, "Patient", "/donor"),
                numbers(bearer, "Specimen", "/specimen"));
    }

    /** Identifiers whose system ends like that; the newest hundred resources are enough to talk about. */
    private List<String> numbers(String bearer, String type, String system) throws IOException, InterruptedException {
        JsonNode found =
                send(HttpRequest.newBuilder(URI.create(base + "/fhir/" + type + "?_sort=-_lastUpdated&_count=100"))
                        .header("Authorization", bearer));
        List<String> numbers = new ArrayList<>();
        for (JsonNode entry : found.path("entry")) {
            for (JsonNode identifier : entry.path("resource").path("identifier")) {
                if (identifier.path("system").asText().endsWith(system)) {
                    numbers.add(identifier.path("value").asText());
                }
            }
        }
        return numbers;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        return json.readTree(response.body());
    }
}
