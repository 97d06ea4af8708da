package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Messages over HTTP: handed in for good, or only to see what they would become. */
class SubmissionTest extends RunningRoutes {

    private static final MediaType ER7 = MediaType.parseMediaType("x-application/hl7-v2+er7");

    @Test
    void takesAMessageIntoTheSameInboxAndAnswersWithItsAcknowledgement() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String message = Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0");
        for (MediaType type : new MediaType[] {MediaType.TEXT_PLAIN, ER7}) {
            ResponseEntity<byte[]> answer = post("/fhir/$submit-v2", message.getBytes(StandardCharsets.UTF_8), type);
            assertThat(new String(answer.getBody(), StandardCharsets.UTF_8)).contains("\rMSA|AA|C1\r");
            assertThat(answer.getHeaders().getContentType().isCompatibleWith(type))
                    .isTrue();
        }
        assertThat(settled("C1").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("C1").path("repeats").asInt()).isEqualTo(1);
    }

    @Test
    void takesAnAcknowledgementAndSaysNothingToIt() {
        String ack = "MSH|^~\\&|LIS|LAB|||20260306||ACK^R01^ACK|A1|P|2.5.1\rMSA|AA|LACT1AA\r";
        ResponseEntity<byte[]> answer = post("/fhir/$submit-v2", ack.getBytes(StandardCharsets.UTF_8), ER7);
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(answer.getBody()).isNull();
        assertThat(settled("A1").path("state").asText()).isEqualTo("delivered");
    }

    @Test
    void answersInTheCharacterSetOfTheMessage() {
        String message = Messages.culture("C1", "B-1", "26QM01", "F", "^0")
                .replace("UNICODE UTF-8", "BIG-5")
                .replace("|LIS|", "|\u5316\u9A57|");
        Charset big5 = Charset.forName("Big5-HKSCS");
        ResponseEntity<byte[]> answer = post("/fhir/$submit-v2", message.getBytes(big5), ER7);
        assertThat(new String(answer.getBody(), big5)).contains("|\u5316\u9A57|", "\rMSA|AA|C1\r");
    }

    @Test
    void showsWhatAMessageWouldBecomeAndWritesNothing() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String message = Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0") + "ZXX|1|own\r";
        JsonNode preview = dryRun(message);
        assertThat(preview.path("outcome").asText()).isEqualTo("delivered");
        assertThat(preview.path("transaction").path("type").asText()).isEqualTo("transaction");
        assertThat(fate(preview, "OBX-5")).isEqualTo("mapped");
        assertThat(fate(preview, "OBX-1")).isEqualTo("ignored");
        assertThat(fate(preview, "ZXX-2")).isEqualTo("not-understood");
        assertThat(RECORD.transactions()).isEmpty();
        assertThat(message("C1").isMissingNode()).isTrue();
    }

    @Test
    void saysInADryRunWhyAMessageWouldBeHeld() {
        JsonNode preview = dryRun(Messages.culture("C1", "B-26-0999", "26QM01", "F", "^0"));
        assertThat(preview.path("outcome").asText()).isEqualTo("quarantined");
        assertThat(preview.path("reason").asText()).isEqualTo("unknown-subject");
    }

    @Test
    void saysWhatIsWrongInTheLanguageTheCallerAccepts() {
        String message = Messages.culture("L1", "B-26-0999", "26QM01", "F", "^0");
        post("/fhir/$submit-v2", message.getBytes(StandardCharsets.UTF_8), ER7);
        settled("L1");
        JsonNode told = told("/intake/messages?control-id=L1", HttpMethod.GET, "")
                .path("messages")
                .path(0);
        assertThat(told.path("detail").asText()).startsWith("紀錄中沒有：批號 B-26-0999");
        assertThat(told.path("whatToDo").asText()).contains("請登記或更正");
        assertThat(message("L1").path("detail").asText()).startsWith("Not on record: lot B-26-0999");
        assertThat(told("/intake/dry-run", HttpMethod.POST, message)
                        .path("detail")
                        .asText())
                .startsWith("紀錄中沒有");
    }

    @Test
    void saysWhyNothingIsDoneInTheLanguageTheCallerAccepts() {
        assertThat(told("/fhir/$submit-v2?feed=nobody", HttpMethod.POST, "x")
                        .path("message")
                        .asText())
                .isEqualTo("沒有這個通道");
        assertThat(told("/intake/messages/0", HttpMethod.GET, "")
                        .path("message")
                        .asText())
                .isEqualTo("沒有這則訊息");
        assertThat(http.getForObject("/intake/messages/0", JsonNode.class)
                        .path("message")
                        .asText())
                .isEqualTo("No such message");
    }

    @Test
    void answersASubmittedMessageInTheLanguageTheCallerAccepts() {
        HttpHeaders headers = chinese();
        headers.setContentType(MediaType.parseMediaType("x-application/hl7-v2+er7"));
        byte[] unnumbered = Messages.culture("", "B-1", "26QM01", "F", "^0").getBytes(StandardCharsets.UTF_8);
        byte[] answer = http.postForObject("/fhir/$submit-v2", new HttpEntity<>(unnumbered, headers), byte[].class);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\rMSA|AE||MSH-10 是空的");
    }

    private JsonNode told(String path, HttpMethod method, String body) {
        HttpHeaders headers = chinese();
        headers.setContentType(MediaType.TEXT_PLAIN);
        HttpEntity<byte[]> entity = new HttpEntity<>(body.getBytes(StandardCharsets.UTF_8), headers);
        return http.exchange(path, method, entity, JsonNode.class).getBody();
    }

    private static HttpHeaders chinese() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Accept-Language", "zh-HK,zh;q=0.8");
        return headers;
    }

    private static String fate(JsonNode preview, String field) {
        for (JsonNode line : preview.path("fields")) {
            if (line.path("field").asText().equals(field)) {
                return line.path("fate").asText();
            }
        }
        return "absent";
    }

    private JsonNode dryRun(String message) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.TEXT_PLAIN);
        return http.postForObject(
                "/intake/dry-run", new HttpEntity<>(message.getBytes(StandardCharsets.UTF_8), headers), JsonNode.class);
    }

    private ResponseEntity<byte[]> post(String path, byte[] body, MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        return http.postForEntity(path, new HttpEntity<>(body, headers), byte[].class);
    }
}
