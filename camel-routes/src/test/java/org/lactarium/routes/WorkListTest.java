package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** An analyser asks for its work and gets the answer on the same connection. */
class WorkListTest extends RunningRoutes {

    static String ask(String controlId, String name, String sample) {
        return Messages.lines(
                "MSH|^~\\&|MILKSCAN|HKMB-LAB|MILKBANK|HKMB|20260310080000+0800||QBP^Q11^QBP_Q11|" + controlId
                        + "|P|2.5.1|||ER|AL||UNICODE UTF-8|||LAB-27^IHE",
                "QPD|" + name + "^Work Order Step^IHE_LABTF|TAG-7|" + sample,
                "RCP|I||R");
    }

    private static void ordered(String id, String number, String specimen) {
        ServiceRequest order = Milk.order(id, number, "BiologicallyDerivedProduct/b1", "batch B-26-0117");
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        if (specimen != null) {
            order.addSpecimen().setReference("Specimen/" + specimen);
            Specimen sampled =
                    Milk.specimen(specimen, "MB-SP-" + specimen, "BiologicallyDerivedProduct/b1", "batch B-26-0117");
            sampled.getCollection().setCollected(new DateTimeType("2026-03-10T07:30:00+08:00"));
            RECORD.put(sampled);
        }
        RECORD.put(order);
    }

    @Test
    void answersWithEverythingThatIsOpen() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        ordered("o1", "MB-SR-1", "s1");
        ordered("o2", "MB-SR-2", null);
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS_ALL", "")))
                    .startsWith("MSH|^~\\&|MILKBANK|HKMB|MILKSCAN|HKMB-LAB|")
                    .contains(
                            "||RSP^K11^RSP_K11|",
                            "\rMSA|AA|Q1\rQAK|TAG-7|OK|WOS_ALL^Work Order Step^IHE_LABTF|2|2|0\r"
                                    + "QPD|WOS_ALL^Work Order Step^IHE_LABTF|TAG-7|\r",
                            "\rSPM|1|MB-SP-s1||MILK^Breast milk^HL70487|||||||P^Patient^HL70369|||batch B-26-0117|||20260310073000+0800\r"
                                    + "ORC|NW|MB-SR-1\rOBR|1|MB-SR-1||MBMACRO^Human milk macronutrient panel^L\r",
                            "\rSPM|2|B-26-0117||");
        }
        JsonNode kept = settled("Q1");
        assertThat(kept.path("state").asText()).isEqualTo("delivered");
        assertThat(kept.path("reason").asText()).isEqualTo("query");
    }

    @Test
    void answersForOneSampleBySpecimenOrderOrMilk() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        ordered("o1", "MB-SR-1", "s1");
        ordered("o2", "MB-SR-2", null);
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS", "MB-SP-s1")))
                    .contains("|OK|", "|MB-SR-1\r")
                    .doesNotContain("MB-SR-2");
            assertThat(analyser.send(ask("Q2", "WOS", "MB-SR-2")))
                    .contains("|OK|", "|MB-SR-2\r")
                    .doesNotContain("MB-SR-1");
            assertThat(analyser.send(ask("Q3", "WOS", "B-26-0117"))).contains("|MB-SR-1\r", "|MB-SR-2\r");
        }
    }

    @Test
    void saysThatThereIsNothingToDo() throws IOException {
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS", "MB-SP-404")))
                    .contains("\rMSA|AA|Q1\rQAK|TAG-7|NF|WOS^Work Order Step^IHE_LABTF|0|0|0\r")
                    .doesNotContain("SPM|", "OBR|");
        }
    }

    @Test
    void asksTheRecordAnewWhenTheSameQuestionComesAgain() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS_ALL", ""))).contains("|NF|");
            ordered("o1", "MB-SR-1", "s1");
            assertThat(analyser.send(ask("Q1", "WOS_ALL", ""))).contains("|OK|");
        }
    }

    @Test
    void takesAnAnalysisOffTheListWhenItsResultIsThere() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        ordered("o1", "MB-SR-1", "s1");
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            analyser.send(AnalyserFeedTest.measured("A1", "MB-SP-s1", "3.4", "20260310094500", "F"));
            assertThat(settled("A1").path("state").asText()).isEqualTo("delivered");
            assertThat(analyser.send(ask("Q1", "WOS_ALL", ""))).contains("|NF|");
        }
    }

    @Test
    void saysThatItCannotSayWhenTheRecordIsAway() throws IOException {
        RECORD.failWith(503);
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS_ALL", "")))
                    .contains("\rMSA|AE|Q1|The work list cannot be read now", "\rERR|", "\rQAK|TAG-7|AE|");
        }
    }

    @Test
    void refusesAQuestionItDoesNotKnow() throws IOException {
        try (MllpPeer analyser = new MllpPeer(ANALYSER_PORT)) {
            assertThat(analyser.send(ask("Q1", "WOS_BY_RACK", ""))).contains("\rMSA|AR|Q1|", "\rQAK|TAG-7|AR|");
            assertThat(analyser.send(ask("Q2", "WOS", ""))).contains("\rMSA|AR|Q2|");
        }
        assertThat(settled("Q1").path("reason").asText()).isEqualTo("unsupported-message");
    }

    @Test
    void answersNoQuestionsOfALaboratory() throws IOException {
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            assertThat(laboratory.send(ask("Q1", "WOS_ALL", "")))
                    .contains("\rMSA|AR|Q1|A laboratory feed takes ORU^R01".replace("^", " "), "|ACK^Q11^ACK|");
        }
        assertThat(settled("Q1").path("reason").asText()).isEqualTo("unsupported-message");
    }

    @Test
    void answersOverHttpToo() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.TEXT_PLAIN);
        byte[] body = ask("Q1", "WOS_ALL", "").getBytes(StandardCharsets.UTF_8);
        byte[] answer =
                http.postForObject("/fhir/$submit-v2?feed=analyser", new HttpEntity<>(body, headers), byte[].class);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("|RSP^K11^RSP_K11|", "|NF|");
    }
}
