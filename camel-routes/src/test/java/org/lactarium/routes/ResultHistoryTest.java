package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** Words about one report, in orders nobody wishes for. */
class ResultHistoryTest extends RunningRoutes {

    @Test
    void anOlderReportThatIsSentAgainUnderANewNumberChangesNothing() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String first = culture("H1", "F", "^12", "20260306090000+0800");
        assertThat(states(first, culture("H2", "C", "^0", "20260307090000+0800"), first.replace("|H1|", "|H3|")))
                .containsExactly("delivered", "delivered", "superseded");
        assertThat(count().getValueQuantity().getValue()).isEqualByComparingTo("0");
    }

    @Test
    void theNewerOfTwoReportsStaysWhenTheOlderOneComesLater() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        assertThat(states(
                        culture("H1", "F", "^0", "20260307090000+0800"),
                        culture("H2", "F", "^12", "20260306090000+0800")))
                .containsExactly("delivered", "earlier-and-worse");
        assertThat(count().getValueQuantity().getValue()).isEqualByComparingTo("0");
    }

    @Test
    void ofTwoReportsOfTheSameMomentTheOneThatIsFurtherStays() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        assertThat(states(
                        culture("H1", "C", "^12", "20260307090000+0800"),
                        culture("H2", "F", "^0", "20260307090000+0800")))
                .containsExactly("delivered", "superseded");
        assertThat(count().getValueQuantity().getValue()).isEqualByComparingTo("12");
    }

    @Test
    void aReportThatIsTakenBackTakesItsResultsBack() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String empty = culture("H2", "X", "^0", "20260307090000+0800");
        assertThat(states(culture("H1", "F", "^0", "20260306090000+0800"), empty.substring(0, empty.indexOf("OBX|"))))
                .containsExactly("delivered", "delivered");
        assertThat(count().getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(RECORD.all(DiagnosticReport.class).get(0).getStatus())
                .isEqualTo(DiagnosticReport.DiagnosticReportStatus.CANCELLED);
    }

    @Test
    void aSusceptibilityInALaterMessageFindsItsIsolateOnRecord() throws IOException {
        RECORD.put(Milk.batch("b1", "B-26-0117"));
        String child = Messages.lines(
                Messages.msh("H1", "2.5.1").replace("|AL|NE|", "|||"),
                "PID|1||B-26-0117^^^HKMB^LOT",
                "OBR|1||26QM01-S1^LIS|MBAST|||20260304|||||||||||||||20260309||MB|F|MBORG^1^|||^26QM01&LIS",
                "OBX|1|SN|18908-4^Clindamycin^LN|1|<=^0.25|ug/mL||S|||F");
        String parent = culture("H2", "F", "^0", "20260307090000+0800") + "OBX|2|ST|MBORG|1|S. aureus||||||F\r";
        assertThat(states(child, parent, child.replace("|H1|", "|H3|")))
                .containsExactly("isolate-missing", "delivered", "delivered");
        assertThat(RECORD.all(Observation.class).stream()
                        .filter(Observation::hasDerivedFrom)
                        .map(drug -> drug.getDerivedFromFirstRep().getReference()))
                .containsExactly(RECORD.all(Observation.class).stream()
                        .filter(result ->
                                result.getCode().getCodingFirstRep().getCode().equals("MBORG"))
                        .map(isolate -> "Observation/" + isolate.getIdElement().getIdPart())
                        .findFirst()
                        .orElseThrow());
    }

    private Observation count() {
        return RECORD.all(Observation.class).get(0);
    }

    private static String culture(String controlId, String status, String count, String issued) {
        return Messages.culture(controlId, "B-26-0117", "26QM01", status, count)
                .replace("|20260306091400+0800|", "|" + issued + "|");
    }

    /** What became of each: its state, or why it is held. */
    private String[] states(String... messages) throws IOException {
        String[] states = new String[messages.length];
        try (MllpPeer laboratory = new MllpPeer(PORT)) {
            for (int i = 0; i < messages.length; i++) {
                laboratory.send(messages[i]);
                JsonNode settled = settled(messages[i].split("\\|")[9]);
                states[i] = settled.path("reason").isTextual()
                        ? settled.path("reason").asText()
                        : settled.path("state").asText();
            }
        }
        return states;
    }
}
