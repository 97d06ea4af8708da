package org.lactarium.story;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.AdditionalRequestHeadersInterceptor;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** The running server as the people and machines of the night reach it: logins, FHIR calls, the laboratory's line. */
final class Bank {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Mllp laboratory;
    private final Map<String, String> tokens = new HashMap<>();

    /** A rule named in a refusal, with the server's sentence. */
    record Rule(String id, String sentence) {}

    Bank(String base, String mllp) {
        this.base = base;
        this.laboratory = new Mllp(mllp);
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setSocketTimeout((int) PATIENCE.toMillis());
    }

    /** A FHIR client for one of the demo's logins, asking for answers in the given language. */
    IGenericClient as(String role, Locale language) throws IOException, InterruptedException {
        IGenericClient client = fhir.newRestfulGenericClient(base + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token("demo-" + role)));
        AdditionalRequestHeadersInterceptor headers = new AdditionalRequestHeadersInterceptor();
        headers.addHeaderValue("Accept-Language", language.toLanguageTag());
        client.registerInterceptor(headers);
        return client;
    }

    private String token(String login) throws IOException, InterruptedException {
        String known = tokens.get(login);
        if (known != null) {
            return known;
        }
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new OffScriptException("login " + login + ": HTTP " + response.statusCode());
        }
        String token = json.readTree(response.body()).path("access_token").asText();
        tokens.put(login, token);
        return token;
    }

    /** Sends a message to the laboratory's listener; answers MSA-1 and MSA-2. */
    String[] send(String message) throws IOException {
        for (String segment : laboratory.send(message).split("\r")) {
            if (segment.startsWith("MSA|")) {
                String[] fields = segment.split("\\|");
                return new String[] {fields[1], fields[2]};
            }
        }
        throw new OffScriptException("an acknowledgement without an MSA segment");
    }

    /** Waits until the message log no longer shows work to do on a message; answers its entry. */
    JsonNode settled(String control) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode message : log(control)) {
                String state = message.path("state").asText();
                if (!state.equals("received") && !state.equals("retrying")) {
                    return message;
                }
            }
            Thread.sleep(200);
        }
        throw new OffScriptException("message " + control + " is still waiting after " + PATIENCE.toSeconds() + " s");
    }

    /** Every entry of the message log with this control id. */
    JsonNode log(String control) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(base + "/intake/messages?control-id="
                                + URLEncoder.encode(control, StandardCharsets.UTF_8)))
                        .header("Authorization", "Bearer " + token("demo-integration"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = json.readTree(response.body());
        return body.path("messages");
    }

    /** The rules a refusal names. */
    List<Rule> rules(BaseServerResponseException refusal) {
        List<Rule> rules = new ArrayList<>();
        if (refusal.getOperationOutcome() instanceof OperationOutcome outcome) {
            outcome.getIssue()
                    .forEach(issue -> rules.add(
                            new Rule(issue.getDetails().getCodingFirstRep().getCode(), issue.getDiagnostics())));
        }
        return rules;
    }

    /** The rules an answer names: its parameters called {@code rule}. */
    static List<Rule> rules(Parameters answer) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("rule"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .map(rule -> new Rule(rule.getCodingFirstRep().getCode(), rule.getText()))
                .toList();
    }

    static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
