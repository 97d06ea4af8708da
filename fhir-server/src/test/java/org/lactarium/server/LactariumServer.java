package org.lactarium.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole program, started once for all tests of this JVM, as a client on the network sees it. */
public final class LactariumServer {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    /** Where the machine stands, another one for each process of tests; the program works in the bank's zone. */
    private static final TimeZone MACHINE =
            TimeZone.getTimeZone(List.of("America/St_Johns", "Pacific/Kiritimati", "UTC")
                    .get((int) (ProcessHandle.current().pid() % 3)));
    /** Shorter than a token lives: what runs by command may take hours. */
    private static final Duration FRESH = Duration.ofMinutes(20);

    private static final LactariumServer SHARED = start();

    private final ConfigurableApplicationContext context;
    private final ServerClock clock;
    private final int port;
    private final int laboratoryPort;
    private final int analyserPort;
    private final int orderPort;
    private final Path laboratoryFile;
    private final AnswersAreValid answers;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final CountedCalls calls = new CountedCalls();

    private record Token(String text, Instant since) {}

    private LactariumServer(
            ConfigurableApplicationContext context,
            ServerClock clock,
            int laboratoryPort,
            int analyserPort,
            int orderPort,
            Path laboratoryFile) {
        this.context = context;
        this.clock = clock;
        this.port =
                ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        this.laboratoryPort = laboratoryPort;
        this.analyserPort = analyserPort;
        this.orderPort = orderPort;
        this.laboratoryFile = laboratoryFile;
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setSocketTimeout(60_000);
        this.answers =
                new AnswersAreValid(context.getBean(FhirContext.class), context.getBean(ValidationSupportChain.class));
        context.getBean(RestfulServer.class).registerInterceptor(answers);
    }

    public static LactariumServer shared() {
        return SHARED;
    }

    private static LactariumServer start() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home");
            int laboratory = freePort();
            int analyser = freePort();
            Path laboratoryFile = home.resolveSibling(home.getFileName() + "-laboratory.json");
            try (InputStream shipped = LactariumServer.class.getResourceAsStream("/laboratory/default.json")) {
                Files.copy(shipped, laboratoryFile);
            }
            var clock = new ServerClock();
            TimeZone.setDefault(MACHINE);
            var program = new SpringApplication(Lactarium.class);
            program.addInitializers(
                    context -> ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock));
            int orders = freePort();
            return new LactariumServer(
                    program.run(
                            "--lactarium.home=" + home,
                            "--server.port=0",
                            "--management.server.port=0",
                            "--lactarium.feeds.laboratory.port=" + laboratory,
                            "--lactarium.feeds.laboratory.profile=" + laboratoryFile.toUri(),
                            "--lactarium.feeds.laboratory.folder=" + folder(laboratoryFile),
                            "--lactarium.feeds.laboratory.folder-quiet=200ms",
                            "--lactarium.feeds.analyser.port=" + analyser,
                            "--lactarium.outbox.poll=500ms",
                            "--lactarium.orders.laboratory.host=127.0.0.1",
                            "--lactarium.orders.laboratory.port=" + orders),
                    clock,
                    laboratory,
                    analyser,
                    orders,
                    laboratoryFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TimeZone machine() {
        return MACHINE;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** The clock of rules and operations; whoever moves it puts it right again. */
    public ServerClock clock() {
        return clock;
    }

    public int laboratoryPort() {
        return laboratoryPort;
    }

    /** The data file of the feed laboratory; whoever changes it puts it right again. */
    public Path laboratoryFile() {
        return laboratoryFile;
    }

    /** Where a laboratory may lay files. */
    public Path laboratoryFolder() {
        return folder(laboratoryFile);
    }

    private static Path folder(Path laboratoryFile) {
        return laboratoryFile.resolveSibling(laboratoryFile.getFileName() + "-files");
    }

    public int analyserPort() {
        return analyserPort;
    }

    /** Where a laboratory is told orders, if a test listens there. */
    public int orderPort() {
        return orderPort;
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** Holds every answer to HL7's validator. */
    public AnswersAreValid answers() {
        return answers;
    }

    public FhirContext fhir() {
        return fhir;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A FHIR client logged in as one of the demo's clients: {@code demo}, {@code demo-technician} and so on. */
    public IGenericClient client(String login) {
        IGenericClient client = fhir.newRestfulGenericClient(base() + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(token(login)));
        client.registerInterceptor(calls);
        return client;
    }

    /** What all clients of {@link #client} have asked. */
    public CountedCalls calls() {
        return calls;
    }

    public String token(String login) {
        var now = Instant.now();
        return tokens.compute(
                        login,
                        (who, known) ->
                                known != null && now.isBefore(known.since().plus(FRESH))
                                        ? known
                                        : new Token(newToken(who), now))
                .text();
    }

    private String newToken(String login) {
        String basic = Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        Matcher token = ACCESS_TOKEN.matcher(response.body());
        if (!token.find()) {
            throw new IllegalStateException("no token for " + login + ": " + response.statusCode());
        }
        return token.group(1);
    }

    /** A plain GET, with a token or (login empty) without. */
    public HttpResponse<String> get(String path, String login) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        if (!login.isEmpty()) {
            request.header("Authorization", "Bearer " + token(login));
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
