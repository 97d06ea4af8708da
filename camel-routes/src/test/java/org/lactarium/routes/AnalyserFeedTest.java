package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A milk analyser sends over a real socket; the record is looked at over HTTP. */
class AnalyserFeedTest extends RunningRoutes {

    static String measured(String controlId, String sample, String fat, String time, String status) {
        return Messages.lines(
                "MSH|^~\\&|MILKSCAN|HKMB-LAB|MILKBANK|HKMB|" + time + "+0800||OUL^R22^OUL_R22|" + controlId
                        + "|P|2.5.1|||NE|AL||UNICODE UTF-8|||LAB-29^IHE",
                "SPM|1|" + sample + "&MILKBANK||MILK^Breast milk^HL70487|||||||P^Patient^HL70369",
                "OBR|1|||MBMACRO^Human milk macronutrient panel^L",
                "OBX|1|NM|MBFAT^Fat, human milk^L|1|" + fat + "|g/dL^^UCUM||N|||" + status
                        + "|||||TECH07||MS-4401^MILKSCAN|" + time + "+0800");
    }

    @Test
    void writesTheMacronutrientsOfABatchIntoTheRecord() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(measured("A1", "B-26-0117", "3.4", "20260310094500", "F")))
                    .contains("\rMSA|AA|A1\r", "|ACK^R22^ACK|");
        }
        JsonNode message = settled("A1");
        assertThat(message.path("state").asText()).as(message.toString()).isEqualTo("delivered");
        Observation result = RECORD.all(Observation.class).get(0);
        assertThat(result.getFocusFirstRep().getReference()).isEqualTo("BiologicallyDerivedProduct/b1");
        assertThat(RECORD.all(Device.class)).extracting(Device::getSerialNumber).containsExactly("MS-4401");
    }

    @Test
    void findsTheMilkOfASpecimenOfOursAndTheAnalyserOnRecord() throws IOException {
        RECORD.put(Milk.specimen("s1", "MB-SP-1", "BiologicallyDerivedProduct/p1", "pool P-26-0031"));
        Device analyser = new Device();
        analyser.setId("analyser-1");
        analyser.addIdentifier().setSystem("https://bank.example/device").setValue("MS-4401");
        RECORD.put(analyser);
        try (MllpPeer peer = new MllpPeer(ANALYSER_PORT)) {
            peer.send(measured("A1", "MB-SP-1", "3.4", "20260310094500", "F"));
        }
        assertThat(settled("A1").path("state").asText()).isEqualTo("delivered");
        Observation result = RECORD.all(Observation.class).get(0);
        assertThat(result.getFocusFirstRep().getReference()).isEqualTo("BiologicallyDerivedProduct/p1");
        assertThat(result.getSpecimen().getReference()).isEqualTo("Specimen/s1");
        assertThat(result.getDevice().getReference()).isEqualTo("Device/analyser-1");
    }

    @Test
    void correctsAMeasurementInPlaceAndNeverGoesBackToAnOlderOne() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            analyser.send(measured("A1", "B-26-0117", "3.4", "20260310094500", "F"));
            analyser.send(measured("A2", "B-26-0117", "3.6", "20260310100000", "C"));
            analyser.send(measured("A3", "B-26-0117", "3.4", "20260310093000", "F"));
        }
        assertThat(settled("A2").path("state").asText()).isEqualTo("delivered");
        assertThat(settled("A3").path("reason").asText()).isEqualTo("superseded");
        assertThat(RECORD.all(Observation.class)).hasSize(1);
        assertThat(RECORD.all(Observation.class)
                        .get(0)
                        .getComponentFirstRep()
                        .getValueQuantity()
                        .getValue())
                .isEqualByComparingTo(new BigDecimal("3.6"));
    }

    @Test
    void keepsAControlInTheLogAndOutOfTheRecord() throws IOException {
        RECORD.put(Milk.batch("b1", "LEVEL-1"));
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            analyser.send(measured("A1", "LEVEL-1", "3.4", "20260310094500", "F")
                    .replace("P^Patient^HL70369", "Q^Control specimen^HL70369"));
        }
        JsonNode message = settled("A1");
        assertThat(message.path("state").asText()).isEqualTo("delivered");
        assertThat(message.path("reason").asText()).isEqualTo("control-result");
        assertThat(RECORD.transactions()).isEmpty();
    }

    @Test
    void holdsAFailedMeasurementAndSaysWhatToDo() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            analyser.send(measured("A1", "B-26-0117", "----", "20260310094500", "F"));
        }
        JsonNode held = settled("A1");
        assertThat(held.path("reason").asText()).isEqualTo("instrument-fault");
        assertThat(held.path("whatToDo").asText()).contains("measure again");
    }

    @Test
    void rehearsesAMeasurementWithALineForEveryField() {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        JsonNode preview = dryRun(measured("A1", "B-26-0117", "3.4", "20260310094500", "F") + "ZMS|own\r");
        assertThat(preview.path("outcome").asText()).isEqualTo("delivered");
        assertThat(preview.path("fields").findValuesAsText("field")).contains("OBX-18", "ZMS-1");
        assertThat(preview.path("fields").findValuesAsText("fate")).containsOnlyOnce("not-understood");
        assertThat(RECORD.transactions()).isEmpty();
    }

    JsonNode dryRun(String message) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.TEXT_PLAIN);
        return http.postForObject(
                "/intake/dry-run?feed=analyser",
                new HttpEntity<>(message.getBytes(StandardCharsets.UTF_8), headers),
                JsonNode.class);
    }
}
