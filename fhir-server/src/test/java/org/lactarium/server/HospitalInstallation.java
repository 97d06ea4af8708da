package org.lactarium.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.context.support.StandardServletEnvironment;

/** The program as the compose file starts it: its environment, its secret files, its roles, a PostgreSQL of its own. */
final class HospitalInstallation implements AutoCloseable {

    private static final String ENVIRONMENT = StandardServletEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    private static final Pattern EXAMPLE = Pattern.compile("printf '(.*)'");
    private static final String CLIENT_SECRET = "a secret for this test";

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final int laboratoryPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private HospitalInstallation(
            EmbeddedPostgres postgres, ConfigurableApplicationContext context, int laboratoryPort) {
        this.postgres = postgres;
        this.context = context;
        this.laboratoryPort = laboratoryPort;
    }

    static HospitalInstallation start(JsonNode compose, Path docker, Path directory) throws Exception {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        write(secrets);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("max_connections", "100")
                .start();
        try {
            prepare(postgres, docker, secrets);
            int laboratory = freePort();
            Map<String, Object> variables = new LinkedHashMap<>();
            compose.at("/services/server/environment")
                    .fields()
                    .forEachRemaining(entry -> variables.put(
                            entry.getKey(),
                            entry.getValue()
                                    .asText()
                                    .replace("/run/secrets/", secrets.toAbsolutePath() + "/")
                                    .replace("//database:5432/", "//localhost:" + postgres.getPort() + "/")));
            variables.put("LACTARIUM_HOME", directory.resolve("home").toString());
            variables.put("SERVER_PORT", "0");
            variables.put("MANAGEMENT_SERVER_PORT", "0");
            variables.put("LACTARIUM_FEEDS_LABORATORY_PORT", String.valueOf(laboratory));
            variables.put("LACTARIUM_FEEDS_ANALYSER_ENABLED", "false");
            return new HospitalInstallation(postgres, run(variables), laboratory);
        } catch (Exception | Error e) {
            postgres.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        // not the one of LactariumServer, which would start that whole program for it
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static ConfigurableApplicationContext run(Map<String, Object> variables) {
        StandardServletEnvironment environment = new StandardServletEnvironment();
        environment
                .getPropertySources()
                .replace(ENVIRONMENT, new SystemEnvironmentPropertySource(ENVIRONMENT, variables));
        SpringApplication application = new SpringApplication(Lactarium.class);
        application.setEnvironment(environment);
        return application.run();
    }

    private static void write(Path secrets) throws IOException {
        // docker mounts what a person wrote with an editor, line end and all
        Files.writeString(secrets.resolve("spring.datasource.password"), "runtime's\n");
        Files.writeString(secrets.resolve("lactarium.database.migration.password"), "migrator's\n");
        Files.writeString(secrets.resolve("lactarium.fhir.client-secret"), CLIENT_SECRET + "\n");
        BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);
        Files.writeString(
                secrets.resolve("clients.yaml"),
                """
                - id: laboratory-gateway
                  secret: "{bcrypt}%s"
                  practitioner: Practitioner/laboratory-gateway
                  roles: [laboratory-system]
                - id: technician-1
                  secret: "{bcrypt}%s"
                  practitioner: Practitioner/technician-1
                  roles: [technician]
                """
                        .formatted(encoder.encode(CLIENT_SECRET), encoder.encode(CLIENT_SECRET)));
    }

    /** What the postgres image and its init script do. */
    private static void prepare(EmbeddedPostgres postgres, Path docker, Path secrets) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            JdbcTemplate sql = new JdbcTemplate(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
            // this library lets everybody in; a hospital's database asks for the password
            Path hba = Path.of(sql.queryForObject("show hba_file", String.class));
            Files.writeString(
                    hba,
                    "host all postgres 127.0.0.1/32 trust\nhost all postgres ::1/128 trust\n"
                            + "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            sql.execute("select pg_reload_conf()");
            sql.execute("create database lactarium");
        }
        String roles = Files.readString(docker.resolve("postgres/roles.sql"))
                .replace(":\"database\"", "\"lactarium\"")
                .replace(":'migrator_password'", literal(secrets, "lactarium.database.migration.password"))
                .replace(":'runtime_password'", literal(secrets, "spring.datasource.password"));
        try (Connection connection =
                postgres.getDatabase("postgres", "lactarium").getConnection()) {
            connection.createStatement().execute(roles);
        }
    }

    private static String literal(Path secrets, String name) throws IOException {
        return "'" + Files.readString(secrets.resolve(name)).strip().replace("'", "''") + "'";
    }

    String base() {
        return "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    String management() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String token(String client) throws Exception {
        String basic = Base64.getEncoder()
                .encodeToString((client + ":" + CLIENT_SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper()
                .readTree(response.body())
                .required("access_token")
                .asText();
    }

    int putPractitioner(String id, String token) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(base() + "/fhir/Practitioner/" + id))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/fhir+json")
                                .PUT(HttpRequest.BodyPublishers.ofString(
                                        "{\"resourceType\":\"Practitioner\",\"id\":\"" + id + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The message that README.md sends as an example, over MLLP; the acknowledgement. */
    String sendTheMessageOfTheReadme() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
        if (!example.find()) {
            throw new IllegalStateException("README.md shows no message");
        }
        // as the shell's printf reads it
        String frame = example.group(1)
                .replace("\\v", "\u000b")
                .replace("\\r", "\r")
                .replace("\\x1c", "\u001c")
                .replace("\\\\", "\\");
        try (Socket socket = new Socket("127.0.0.1", laboratoryPort)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (int read = socket.getInputStream().read(); read > 0 && read != 0x1c; ) {
                answer.append((char) read);
                read = socket.getInputStream().read();
            }
            return answer.toString();
        }
    }

    String fateOfTheMessage() {
        JdbcTemplate sql = bean(JdbcTemplate.class);
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> sql.queryForObject(
                                "select concat_ws(' ', state, reason) from intake.message", String.class),
                        fate -> !fate.startsWith("received") && !fate.startsWith("retrying"));
    }

    @Override
    public void close() throws IOException {
        context.close();
        postgres.close();
    }
}
