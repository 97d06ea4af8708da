package org.lactarium.routes;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** A record small enough to look into: tokens, look-ups by identifier, reads and transactions of PUTs. */
public final class RecordServer {

    private final FhirContext context = FhirContext.forR4Cached();
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final List<Bundle> transactions = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int failing;
    private volatile String refusal;
    private volatile String validToken = "token-1";
    private volatile int tokensGiven;

    public RecordServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "record-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/oauth2/token", this::token);
        server.createContext("/fhir", this::fhir);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void reset() {
        resources.clear();
        transactions.clear();
        failing = 0;
        refusal = null;
    }

    /** Every request is answered with that status until 0 is set. */
    public void failWith(int status) {
        failing = status;
    }

    public void refuseWith(String sentence) {
        refusal = sentence;
    }

    /** Tokens given before are no longer accepted. */
    public void expireTokens() {
        validToken = "token-" + (tokensGiven + 2);
    }

    public void put(Resource resource) {
        resources.put(resource.fhirType() + "/" + resource.getIdPart(), resource);
    }

    public List<Bundle> transactions() {
        return transactions;
    }

    public <T extends Resource> List<T> all(Class<T> type) {
        return resources.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (failing != 0) {
            answer(exchange, failing, "{}", "application/json");
            return;
        }
        tokensGiven++;
        answer(exchange, 200, "{\"access_token\":\"" + validToken + "\",\"expires_in\":300}", "application/json");
    }

    private void fhir(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean admitted =
                ("Bearer " + validToken).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (failing != 0 || !admitted) {
            answer(exchange, failing != 0 ? failing : 401, outcome("not now"));
        } else if (exchange.getRequestMethod().equals("POST")) {
            transact(exchange, body);
        } else if (exchange.getRequestURI().getRawQuery() != null
                && exchange.getRequestURI().getRawQuery().matches(".*(identifier|_id)=.*")) {
            answer(exchange, 200, search(exchange));
        } else {
            Resource found = resources.get(exchange.getRequestURI().getPath().substring("/fhir/".length()));
            answer(exchange, found == null ? 404 : 200, found == null ? outcome("unknown") : found);
        }
    }

    private void transact(HttpExchange exchange, String body) throws IOException {
        if (refusal != null) {
            answer(exchange, 422, outcome(refusal));
            return;
        }
        Bundle transaction = context.newJsonParser().parseResource(Bundle.class, body);
        Bundle response = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            resources.put(entry.getRequest().getUrl(), entry.getResource());
            response.addEntry()
                    .getResponse()
                    .setStatus("200")
                    .setLocation(entry.getRequest().getUrl());
        }
        transactions.add(transaction);
        answer(exchange, 200, response);
    }

    private Bundle search(HttpExchange exchange) {
        String type = exchange.getRequestURI().getPath().substring("/fhir/".length());
        String query = exchange.getRequestURI().getRawQuery();
        boolean byId = query.matches("(.*&)?_id=.*");
        String name = byId ? "_id=" : "identifier=";
        String value = query.substring(query.indexOf(name) + name.length()).split("&")[0];
        List<String> wanted =
                List.of(URLDecoder.decode(value, StandardCharsets.UTF_8).split(","));
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        resources.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource -> byId
                        ? wanted.contains(resource.getIdElement().getIdPart())
                        : identifiers(resource).stream()
                                .anyMatch(identifier ->
                                        wanted.contains(identifier.getSystem() + "|" + identifier.getValue())))
                .forEach(resource -> found.addEntry().setResource(resource));
        return found;
    }

    private static List<Identifier> identifiers(Resource resource) {
        Property identifiers = resource.getNamedProperty("identifier");
        return identifiers == null
                ? List.of()
                : identifiers.getValues().stream().map(Identifier.class::cast).toList();
    }

    private static OperationOutcome outcome(String sentence) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.PROCESSING)
                .setDiagnostics(sentence);
        return outcome;
    }

    private void answer(HttpExchange exchange, int status, IBaseResource resource) throws IOException {
        answer(exchange, status, context.newJsonParser().encodeResourceToString(resource), "application/fhir+json");
    }

    private static void answer(HttpExchange exchange, int status, String body, String type) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
