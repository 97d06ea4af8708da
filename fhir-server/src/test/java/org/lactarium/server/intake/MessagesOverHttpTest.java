package org.lactarium.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** HL7 v2 posted to the FHIR address goes to the same inbox as over MLLP, and nobody unknown may post it. */
class MessagesOverHttpTest {

    private static final String MESSAGE =
            "MSH|^~\\&|LIS|LAB|MILKBANK|BANK|20260303143012+0800||ORU^R01^ORU_R01|HTTP-1|P|2.5.1\r"
                    + "PID|1||D-NOBODY^^^BANK^PI\r"
                    + "OBR|1|O-1|F-1|MBDSCR^Milk donor serology screen^L|||20260302101500+0800|||||||||||||||20260303142955+0800||MB|F\r"
                    + "OBX|1|CWE|56888-1^HIV^LN||N^Non-reactive^L|||N|||F\r";

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void aPostedMessageIsAcknowledgedAndKept() {
        HttpResponse<String> answer = post("demo-laboratory-system");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("MSA|AA|HTTP-1");
        assertThat(server.get("/intake/messages?control-id=HTTP-1", "demo-integration")
                        .body())
                .contains("\"controlId\":\"HTTP-1\"");
    }

    @Test
    void theTextIsCoveredForIntegrationAndWholeForQualityWhoIsWrittenDown() throws IOException {
        post("demo-laboratory-system");
        JsonNode found = json(server.get("/intake/messages?control-id=HTTP-1", "demo-integration"));
        String address = "/intake/messages/" + found.at("/messages/0/id").asLong();
        assertThat(json(server.get(address, "demo-integration")).path("text").asText())
                .contains("PID|1||***^^^***^***")
                .doesNotContain("D-NOBODY");
        assertThat(server.get(address + "?body=full&why=curious", "demo-integration")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get(address + "?body=full", "demo-quality").statusCode())
                .isEqualTo(400);
        JsonNode whole = json(server.get(address + "?body=full&why=complaint-17", "demo-quality"));
        assertThat(whole.path("text").asText()).contains("PID|1||D-NOBODY^^^BANK^PI");
        JsonNode look = json(server.get(address, "demo-integration")).at("/looks/0");
        assertThat(look.path("who").asText()).isEqualTo("demo-quality");
        assertThat(look.path("why").asText()).isEqualTo("complaint-17");
    }

    @Test
    void whoJudgesWhatIsHeldMayDismissItAndNobodyElse() {
        for (String call : new String[] {
            "/intake/messages/0/dismiss?why=seen", "/intake/unmapped/dismiss?feed=none&field=OBR-4&code=X&why=seen"
        }) {
            for (String login : new String[] {"demo-integration", "demo-quality", "demo-microbiologist"}) {
                assertThat(asks(call, login)).as(login).isNotIn(401, 403);
            }
            for (String login : new String[] {"demo-ward", "demo-technician", "demo-laboratory-system"}) {
                assertThat(asks(call, login)).as(login).isEqualTo(403);
            }
        }
        assertThat(asks("/intake/messages/0/replay?why=seen", "demo-microbiologist"))
                .isEqualTo(403);
    }

    @Test
    void qualityMayLookAtMessagesAndAtWhatIsNotMappedAndPauseNothing() {
        assertThat(server.get("/intake/messages", "demo-quality").statusCode()).isEqualTo(200);
        assertThat(server.get("/intake/unmapped", "demo-quality").statusCode()).isEqualTo(200);
        assertThat(server.get("/intake/unmapped", "demo-microbiologist").statusCode())
                .isEqualTo(403);
        HttpRequest pause = HttpRequest.newBuilder(
                        URI.create(server.base() + "/intake/feeds/laboratory/pause?why=curious"))
                .header("Authorization", "Bearer " + server.token("demo-quality"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(server.send(pause).statusCode()).isEqualTo(403);
    }

    private int asks(String call, String login) {
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + call))
                        .header("Authorization", "Bearer " + server.token(login))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void aStrangerCannotPost() {
        assertThat(post("").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> post(String login) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + "/fhir/$submit-v2"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(MESSAGE));
        if (!login.isEmpty()) {
            request.header("Authorization", "Bearer " + server.token(login));
        }
        return server.send(request.build());
    }
}
