package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code docker/} promises, shown without a container engine: the same settings, secrets, roles and database. */
class PackagedForHospitalsTest {

    private static final Path DOCKER = Path.of("..", "docker");

    private final JsonNode compose = readCompose();
    private final JsonNode server = compose.at("/services/server");
    private final ConfigurationTable table = ConfigurationTable.ofTheReadme();

    @Test
    void theComposeFileFitsTheSchemaOfItsSpecification() throws IOException {
        try (var file = getClass().getResourceAsStream("/compose/compose-spec.json")) {
            JsonNode schema = new YAMLMapper().readTree(file);
            // a word of an older draft, which means nothing in the one the schema names
            schema.findParents("id").forEach(part -> ((ObjectNode) part).remove("id"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                            .getSchema(schema)
                            .validate(compose))
                    .isEmpty();
        }
    }

    @Test
    void everySettingIsAKeyOfTheConfigurationTable() {
        server.get("environment").fieldNames().forEachRemaining(variable -> assertThat(table.knowsVariable(variable))
                .as(variable)
                .isTrue());
    }

    @Test
    void everySecretOfTheServerIsAKeyOrTheFileOfClients() {
        assertThat(StreamSupport.stream(server.get("secrets").spliterator(), false)
                        .map(JsonNode::asText))
                .allSatisfy(
                        secret -> assertThat(compose.at("/secrets").has(secret)).isTrue())
                .allMatch(secret -> table.defaults().containsKey(secret) || secret.equals("clients.yaml"));
        assertThat(server.at("/environment/LACTARIUM_ACCESS_CLIENTSFILE").asText())
                .endsWith("/clients.yaml");
    }

    @Test
    void nothingIsPublishedBeyondThisMachineAndTheDatabaseNotAtAll() {
        assertThat(StreamSupport.stream(server.get("ports").spliterator(), false)
                        .map(JsonNode::asText))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.at("/services/database").has("ports")).isFalse();
    }

    @Test
    void theServerWaitsForAHealthyDatabase() {
        assertThat(server.at("/depends_on/database/condition").asText()).isEqualTo("service_healthy");
        assertThat(compose.at("/services/database").has("healthcheck")).isTrue();
    }

    @Test
    void noSecretStandsInTheFileItself() {
        assertThat(compose.at("/secrets")).allMatch(secret -> secret.has("file"));
        assertThat(compose.findValues("POSTGRES_PASSWORD")).isEmpty();
    }

    /** One start for all it shows, because a start takes a minute. */
    @Test
    void opensOnTheHospitalsPostgresqlWithARoleThatCannotChangeTables(@TempDir Path directory) throws Exception {
        try (HospitalInstallation hospital = HospitalInstallation.start(compose, DOCKER, directory)) {
            assertThat(get(hospital.management() + "/actuator/health/readiness", "")
                            .body())
                    .contains("\"status\":\"UP\"");
            assertThat(get(hospital.base() + "/fhir/Practitioner", "").statusCode())
                    .isEqualTo(401);
            String token = hospital.token("technician-1");
            assertThat(get(hospital.base() + "/fhir/Practitioner", token).statusCode())
                    .isEqualTo(200);
            assertThat(hospital.putPractitioner("technician-1", token)).isEqualTo(201);

            assertThat(hospital.sendTheMessageOfTheReadme()).contains("MSA|AA|MSG-1");
            // unknown-subject: the gateway came in with its own secret and asked the record
            assertThat(hospital.fateOfTheMessage()).isEqualTo("quarantined unknown-subject");

            var sql = hospital.bean(JdbcTemplate.class);
            assertThat(sql.queryForObject("select current_user", String.class)).isEqualTo("lactarium");
            assertThat(sql.queryForList(
                            "select distinct tableowner from pg_tables where schemaname in ('public', 'lactarium',"
                                    + " 'intake')",
                            String.class))
                    .containsExactly("lactarium_migrator");
            for (String change : new String[] {
                "create table mine (n int)",
                "create table lactarium.mine (n int)",
                "create table intake.mine (n int)",
                "create schema mine",
                "drop table hfj_resource",
                "drop table intake.message",
                "alter table lactarium.installed_guide add mine int",
                "truncate intake.message"
            }) {
                assertThatThrownBy(() -> sql.execute(change))
                        .as(change)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.password", "lactarium.database.migration.password"})
    void theRolesAreMadeWithThePasswordsThatTheServerReads(String secret) throws IOException {
        assertThat(java.nio.file.Files.readString(DOCKER.resolve("postgres/10-roles.sh")))
                .contains("`cat /run/secrets/" + secret + "`");
        assertThat(compose.at("/services/database/secrets").toString()).contains(secret);
    }

    private static HttpResponse<String> get(String url, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode readCompose() {
        try {
            return new YAMLMapper().readTree(DOCKER.resolve("compose.yaml").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
