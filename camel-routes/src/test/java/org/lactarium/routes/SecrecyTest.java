package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lactarium.routes.LaboratoryServer.Mood;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a message says of people stays out of the log and the meters, whatever happens to the message. */
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest extends RunningRoutes {

    @Test
    void writesNoPatientDataIntoTheLogOrTheMeters(CapturedOutput output) throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String message =
                Messages.culture("C1", "B-26-0117", "26QM01", "F", "^0").replace("MILKBATCH", "SECRETNAME");
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.send(message);
            laboratory.send(message.replace("C1", "C2").replace("MBCULPOST", "NOSUCHTEST"));
            laboratory.send(message.replace("C1", "C3").replace("MSH|", "MSG|"));
            RECORD.refuseWith("Not so");
            laboratory.send(message.replace("C1", "C4").replace("26QM01", "26QM04"));
            settled("C4");
            RECORD.refuseWith(null);
            RECORD.failWith(500);
            laboratory.send(message.replace("C1", "C5").replace("26QM01", "26QM05"));
            laboratory.writeBytes(("no frame: " + message).getBytes(StandardCharsets.UTF_8));
            laboratory.writeBytes(("\u000b" + message).getBytes(StandardCharsets.UTF_8));
            // cut off in the middle of a frame
        }
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            laboratory.writeBytes(("\u000b" + message).getBytes(StandardCharsets.UTF_8));
            // never finished: closed by the other side
            assertThat(laboratory.receive()).isEmpty();
        }
        RECORD.failWith(0);
        settled("C5");
        assertThat(output.getAll()).doesNotContain("SECRETNAME").doesNotContain("PID|");
        assertThat(http.getForObject("/actuator/metrics", String.class))
                .contains("lactarium.intake.received")
                .doesNotContain("SECRETNAME");
    }

    @Test
    void writesNothingOfThePeopleInAnOrderIntoTheLogOrTheMeters(CapturedOutput output) throws IOException {
        Patient donor = Milk.donor("secret-donor", "D-SECRET-1");
        donor.addIdentifier().setSystem("http://hospital.example/hn").setValue("HN-SECRET-2");
        donor.addName().setFamily("SECRETNAME").addGiven("SECRETGIVEN");
        RECORD.put(donor);
        Specimen blood = Milk.specimen("secret-blood", "MB-SP-S1", "Patient/secret-donor", "SECRETNAME");
        RECORD.put(blood);
        // one fault after another on the way, and an answer that says the name back
        OLD_LABORATORY.goesAway();
        RECORD.put(order("S-1"));
        await().until(() -> told("S-1").path("reason").asText().equals("laboratory-away"));
        OLD_LABORATORY.will(
                Mood.HANGS_UP_WITHIN_THE_ANSWER,
                Mood.ANSWERS_ANOTHER_FIRST,
                Mood.FAILS,
                Mood.SAYS_THE_NAME_BACK,
                Mood.IS_UNABLE);
        OLD_LABORATORY.comesBack();
        await().until(() -> told("S-1").has("settled"));
        RECORD.put(order("S-2"));
        await().until(() -> told("S-2").path("state").asText().equals("quarantined"));
        RECORD.put(order("S-3"));
        await().until(() -> told("S-3").path("reason").asText().equals("laboratory-refused"));
        RECORD.failWith(500);
        RECORD.put(order("S-4"));
        http.getForObject("/actuator/health/orders", String.class);
        RECORD.failWith(0);
        await().until(() -> told("S-4").has("settled"));
        RECORD.refuseWith("SECRETNAME is not so");
        RECORD.put(order("S-5"));
        await().until(() -> told("S-5").path("reason").asText().equals("refused"));
        RECORD.refuseWith(null);
        assertThat(OLD_LABORATORY.received()).anyMatch(message -> message.contains("SECRETNAME^SECRETGIVEN"));
        assertThat(output.getAll()).doesNotContain("SECRET").doesNotContain("PID|");
        for (String meter : meters()) {
            assertThat(meter + http.getForObject("/actuator/metrics/" + meter, String.class))
                    .doesNotContain("SECRET");
        }
        assertThat(meters()).contains("lactarium.orders.attempts", "lactarium.orders.depth");
    }

    private List<String> meters() {
        List<String> names = new ArrayList<>();
        http.getForObject("/actuator/metrics", JsonNode.class).path("names").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode told(String order) {
        return http.getForObject("/intake/orders?order=" + order, JsonNode.class)
                .path("orders")
                .path(0);
    }

    private static ServiceRequest order(String number) {
        ServiceRequest order =
                Milk.culture(UUID.randomUUID().toString(), number, "Patient/secret-donor", "Specimen/secret-blood");
        order.getCode().getCodingFirstRep().setCode("MBDSCR");
        order.setSubject(new Reference("Patient/secret-donor").setDisplay("SECRETNAME, HN-SECRET-2"));
        order.addPerformer().setDisplay("Old Laboratory");
        order.addNote().setText("SECRETNOTE");
        return order;
    }
}
