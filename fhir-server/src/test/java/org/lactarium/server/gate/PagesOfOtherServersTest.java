package org.lactarium.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.LactariumServer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** What a browser asks for a page of another server, over the wire: the gate with its settings, on a port of its own. */
class PagesOfOtherServersTest {

    /** What stands behind the gate. */
    private static final class Record extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("ETag", "W/\"1\"");
            response.getWriter().write("the record");
        }
    }

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static WebServer open;

    @BeforeAll
    static void theGateOpens() {
        var origins = new Binder(new MapConfigurationPropertySource(Map.of(
                        "lactarium.cors.allowed-origins", "https://ward.example, https://nicu.example:8443",
                        "lactarium.cors.max-age", "5m")))
                .bind("lactarium.cors", Origins.class)
                .get();
        var gate = new GateConfiguration();
        open = new TomcatServletWebServerFactory(0)
                .getWebServer(
                        gate.trustedProxies(List.of("127.0.0.0/8", "::1"), new PublicAddress("")),
                        gate.soundLine(),
                        gate.headAndOptions(origins),
                        gate.originFilter(origins),
                        new ServletRegistrationBean<>(new Record(), "/*"));
        open.start();
    }

    @AfterAll
    static void theGateCloses() {
        open.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "https://ward.example, PUT, /fhir/Location/1",
        "https://nicu.example:8443, PATCH, /fhir/Location/1",
        "https://ward.example, POST, /fhir",
        "https://ward.example, POST, /oauth2/token",
        "https://ward.example, GET, /intake/messages",
        "https://ward.example, GET, /guide/README.md",
    })
    void aPageThatIsNamedAsksFirstAndThenCalls(String origin, String method, String path) {
        var may = preflight(base(), path, origin, method);
        assertThat(may.statusCode()).isEqualTo(200);
        assertThat(header(may, "Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(header(may, "Access-Control-Allow-Methods")).contains(method).doesNotContain("DELETE");
        assertThat(header(may, "Access-Control-Allow-Headers")).contains("authorization", "if-match");
        assertThat(header(may, "Access-Control-Max-Age")).isEqualTo("300");
        assertThat(may.body()).isEmpty();

        var called = call(base(), path, origin, method);
        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(called.body()).isEqualTo("the record");
        assertThat(header(called, "Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(header(called, "Access-Control-Expose-Headers")).contains("ETag", "Location", "Retry-After");
        assertThat(header(called, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(called.headers().allValues("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://ward.example",
                "https://ward.example:444",
                "https://ward.example.evil.example",
                "null"
            })
    void aPageThatIsNotNamedIsRefusedBeforeAndAfter(String origin) {
        for (var answer : List.of(
                preflight(base(), "/fhir/Location/1", origin, "PUT"),
                call(base(), "/fhir/Location/1", origin, "PUT"))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.body())
                    .contains("OperationOutcome")
                    .doesNotContain(origin.equals("null") ? "\0" : origin);
        }
    }

    @Test
    void nothingIsDeletedFromAPageEither() {
        assertThat(preflight(base(), "/fhir/Location/1", "https://ward.example", "DELETE")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProgramThatIsNoPageIsNotAskedWhereItComesFrom() {
        var answer = call(base(), "/fhir/Location/1", "", "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aServerWithoutTheSettingTellsNoPageThatItMay() {
        var base = LactariumServer.shared().base();
        var preflight = preflight(base, "/fhir/Location", "https://ward.example", "POST");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Allow")).contains("POST");
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(call(base, "/fhir/metadata", "https://ward.example", "GET"), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private static String base() {
        return "http://127.0.0.1:" + open.getPort();
    }

    private static HttpResponse<String> preflight(String base, String path, String origin, String method) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,if-match,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    /** @param origin empty for none */
    private static HttpResponse<String> call(String base, String path, String origin, String method) {
        var call = HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.noBody());
        return send(origin.isEmpty() ? call : call.header("Origin", origin));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
