package org.lactarium.routes;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** A record small enough to look into: tokens, look-ups by identifier, reads, orders by age, and transactions of PUTs. */
public final class RecordServer {

    static {
        // or every answer waits 40 ms for the acknowledgement of its own header
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final FhirContext context = FhirContext.forR4Cached();
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final Map<String, List<Resource>> history = new ConcurrentHashMap<>();
    private final Map<String, Parameters> waiting = new ConcurrentHashMap<>();
    private final List<Parameters> settlements = new CopyOnWriteArrayList<>();
    private final List<Bundle> transactions = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean forgetful;
    private volatile int failing;
    private volatile String refusal;
    private volatile int refusalStatus;
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
        history.clear();
        waiting.clear();
        settlements.clear();
        transactions.clear();
        forgetful = false;
        failing = 0;
        refusal = null;
    }

    /** For runs too long to remember everything: {@link #transactions} and what they wrote stay empty. */
    public void forgetTransactions() {
        forgetful = true;
    }

    /** Every request is answered with that status until 0 is set. */
    public void failWith(int status) {
        failing = status;
    }

    public void refuseWith(String sentence) {
        refuseWith(422, sentence);
    }

    /** Of transactions alone. */
    public void refuseWith(int status, String sentence) {
        refusalStatus = status;
        refusal = sentence;
    }

    /** Tokens given before are no longer accepted. */
    public void expireTokens() {
        validToken = "token-" + (tokensGiven + 2);
    }

    public void put(Resource resource) {
        keep(resource.fhirType() + "/" + resource.getIdPart(), resource, Instant.now());
    }

    /** As a transaction leaves it that began then and ended now. */
    public void putLate(Resource resource, Instant began) {
        keep(resource.fhirType() + "/" + resource.getIdPart(), resource, began);
    }

    public <T extends Resource> T get(Class<T> type, String id) {
        return type.cast(resources.get(type.getSimpleName() + "/" + id));
    }

    /** Orders have versions and dates here; of everything else nobody asks. */
    private synchronized void keep(String url, Resource resource, Instant now) {
        if (resource instanceof ServiceRequest order) {
            List<Resource> versions = history.computeIfAbsent(url, any -> new CopyOnWriteArrayList<>());
            ServiceRequest copy = order.copy();
            copy.setId(url);
            copy.getMeta().setVersionId(String.valueOf(versions.size() + 1)).setLastUpdated(Date.from(now));
            versions.add(copy);
            resources.put(url, copy);
        } else {
            resources.put(url, resource);
        }
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
        } else if (exchange.getRequestURI().getPath().startsWith("/fhir/$")) {
            answer(exchange, 200, operation(exchange, context.newJsonParser().parseResource(Parameters.class, body)));
        } else if (exchange.getRequestMethod().equals("POST")) {
            transact(exchange, body);
        } else if (exchange.getRequestURI().getRawQuery() != null
                && exchange.getRequestURI().getRawQuery().matches(".*(identifier|_id)=.*")) {
            answer(exchange, 200, search(exchange));
        } else if (exchange.getRequestURI().getPath().equals("/fhir/ServiceRequest")) {
            String query = exchange.getRequestURI().getRawQuery();
            answer(exchange, 200, query.contains("_lastUpdated") ? orders(exchange) : orders(query));
        } else {
            String path = exchange.getRequestURI().getPath().substring("/fhir/".length());
            int version = path.indexOf("/_history/");
            Resource found = version < 0
                    ? resources.get(path)
                    : history.get(path.substring(0, version)).get(Integer.parseInt(path.substring(version + 10)) - 1);
            answer(exchange, found == null ? 404 : 200, found == null ? outcome("unknown") : found);
        }
    }

    /** What was reported as waiting and not settled since, by the number of the message: reason, whether it stops, numbers. */
    public Map<String, Parameters> waiting() {
        return waiting;
    }

    /** How what waited was settled: message, outcome, who, why. */
    public List<Parameters> settlements() {
        return settlements;
    }

    private Parameters operation(HttpExchange exchange, Parameters in) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("$find-numbers")) {
            return new RegisterOfNumbers(resources.values()).find(in);
        }
        String message = in.getParameter("message").getValue().primitiveValue();
        if (path.endsWith("$report-waiting-result")) {
            waiting.put(message, in);
        } else {
            settlements.add(in);
            return settled(waiting.remove(message));
        }
        return new Parameters();
    }

    /** What waits for the same cause is settled with it. */
    private Parameters settled(Parameters closed) {
        Parameters answer = new Parameters();
        if (closed != null) {
            waiting.values().stream()
                    .filter(other -> said(other, "cause").equals(said(closed, "cause")))
                    .map(other -> said(other, "message"))
                    .forEach(again -> answer.addParameter("message", again));
            answer.getParameter()
                    .forEach(again -> waiting.remove(again.getValue().primitiveValue()));
        }
        return answer;
    }

    private static String said(Parameters report, String name) {
        return report.getParameter(name).getValue().primitiveValue();
    }

    private void transact(HttpExchange exchange, String body) throws IOException {
        if (refusal != null) {
            answer(exchange, refusalStatus, outcome(refusal));
            return;
        }
        Bundle transaction = context.newJsonParser().parseResource(Bundle.class, body);
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            Resource before = resources.get(entry.getRequest().getUrl());
            if (before instanceof ServiceRequest
                    && !entry.getRequest()
                            .getIfMatch()
                            .equals("W/\"" + before.getMeta().getVersionId() + "\"")) {
                answer(exchange, 412, outcome("somebody was faster"));
                return;
            }
        }
        Bundle response = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        for (Bundle.BundleEntryComponent entry : transaction.getEntry()) {
            if (!forgetful) {
                keep(entry.getRequest().getUrl(), entry.getResource(), Instant.now());
            }
            response.addEntry()
                    .getResponse()
                    .setStatus("200")
                    .setLocation(entry.getRequest().getUrl());
        }
        if (!forgetful) {
            transactions.add(transaction);
        }
        answer(exchange, 200, response);
    }

    private Bundle orders(HttpExchange exchange) {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String since = query.substring(query.indexOf("_lastUpdated=ge") + 15).split("&")[0];
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        all(ServiceRequest.class).stream()
                .filter(order -> !order.getMeta().getLastUpdated().toInstant().isBefore(Instant.parse(since)))
                .sorted(Comparator.comparing(order -> order.getMeta().getLastUpdated()))
                .forEach(order -> found.addEntry().setResource(order));
        return found;
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
                                        wanted.contains(identifier.getSystem() + "|" + identifier.getValue())
                                                || wanted.contains(identifier.getValue())))
                .forEach(resource -> found.addEntry().setResource(resource));
        return found;
    }

    /** Active orders, of one specimen when it is named, with their specimens and results. */
    private Bundle orders(String query) {
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
        for (ServiceRequest order : all(ServiceRequest.class)) {
            String specimen = order.getSpecimenFirstRep().getReference();
            boolean wanted = !decoded.matches("(^|.*&)specimen=.*") || decoded.contains("specimen=" + specimen);
            if (wanted && order.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE) {
                found.addEntry().setResource(order);
                if (decoded.contains("_include") && specimen != null) {
                    found.addEntry().setResource(resources.get(specimen));
                }
                if (decoded.contains("_revinclude")) {
                    all(Observation.class).stream()
                            .filter(result -> ("ServiceRequest/" + order.getIdPart())
                                    .equals(result.getBasedOnFirstRep().getReference()))
                            .forEach(result -> found.addEntry().setResource(result));
                }
            }
        }
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
