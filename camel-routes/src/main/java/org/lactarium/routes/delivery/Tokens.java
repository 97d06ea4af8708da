package org.lactarium.routes.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Access tokens by OAuth 2.0 client credentials, kept until shortly before they expire. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Addresses addresses;
    private final FhirServer server;
    private final Clock clock;
    private final HttpClient http;
    private @Nullable String token;
    private Instant expires = Instant.MIN;

    Tokens(Addresses addresses, FhirServer server, Clock clock) {
        this.addresses = addresses;
        this.server = server;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder().connectTimeout(server.connectTimeout()).build();
    }

    /** @throws Away when no token can be had */
    synchronized String current() {
        if (token == null || !clock.instant().isBefore(expires)) {
            fetch();
        }
        return token;
    }

    /** Forgets a token the server did not accept. */
    synchronized void forget() {
        token = null;
    }

    private void fetch() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.token()))
                .timeout(server.requestTimeout())
                .header("Authorization", "Basic " + basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Away("The token endpoint answers " + response.statusCode(), response.statusCode() < 500);
            }
            JsonNode body = new ObjectMapper().readTree(response.body());
            token = body.path("access_token").asText();
            expires = clock.instant()
                    .plusSeconds(body.path("expires_in").asLong(60))
                    .minus(MARGIN);
        } catch (IOException e) {
            throw new Away("The token endpoint cannot be reached", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("Stopped while asking for a token", false);
        }
    }

    private String basic() {
        String pair = encoded(server.clientId()) + ":" + encoded(server.clientSecret());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
