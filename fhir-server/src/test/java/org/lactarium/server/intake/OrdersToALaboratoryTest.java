package org.lactarium.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** An order written over FHIR goes to the laboratory over MLLP; its answer and then its result come back to the order. */
class OrdersToALaboratoryTest {

    private final LactariumServer server = LactariumServer.shared();
    private final IGenericClient client = server.client("demo");
    private final String number = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anOrderReachesTheLaboratoryAndComesBackWithItsNumberAndItsResult() throws Exception {
        String donor = create(donor());
        String blood = create(blood(donor));
        String order;
        String told;
        try (ServerSocket laboratory = new ServerSocket(server.orderPort(), 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> take(laboratory));
            order = create(order(donor, blood));
            told = heard.get(60, TimeUnit.SECONDS);
        }
        assertThat(told)
                .contains("|OML^O33^OML_O33|")
                .contains("PID|1||D-" + number + "^^^BANK^PI||DONOR^D-" + number)
                .contains("SPM|1|SP-" + number + "&LACTARIUM")
                .contains("OBR|1|MB-" + number + "^LACTARIUM||MBDSCR^")
                .doesNotContain("CHAN");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(outcome(order)).isEqualTo("accepted"));
        assertThat(read(order).getIdentifier())
                .anyMatch(identifier -> identifier.getType().getCodingFirstRep().getCode() != null
                        && identifier.getType().getCodingFirstRep().getCode().equals("FILL")
                        && identifier.getValue().equals("26QM-" + number));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(server.get("/intake/orders?order=MB-" + number, "demo-integration")
                                .body())
                        .contains("\"state\":\"accepted\""));
        assertThat(server.get("/intake/orders", "demo-technician").statusCode()).isEqualTo(403);

        result();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(client.search()
                        .forResource(DiagnosticReport.class)
                        .where(DiagnosticReport.BASED_ON.hasId(order))
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .hasSize(1));
    }

    /** Takes whatever waits, until ours was among it and the other side has hung up. */
    private String take(ServerSocket laboratory) {
        String ours = null;
        while (ours == null) {
            try (Socket socket = laboratory.accept()) {
                InputStream in = socket.getInputStream();
                for (String message = frame(in); !message.isEmpty(); message = frame(in)) {
                    ours = message.contains("MB-" + number) ? message : ours;
                    socket.getOutputStream().write(answer(message).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return ours;
    }

    private static String frame(InputStream in) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != 0x1C; next = in.read()) {
            frame.write(next);
        }
        in.skip(1);
        return frame.toString(StandardCharsets.UTF_8);
    }

    private String answer(String message) {
        String placer = message.substring(message.indexOf("ORC|")).split("[|\r]")[2];
        return "\u000bMSH|^~\\&|LIS|LAB|LACTARIUM|BANK|20261122080000+0800||ORL^O34^ORL_O34|A1|P|2.5.1\r" + "MSA|AA|"
                + message.split("\\|")[9] + "\rORC|OK|" + placer + "|26QM-" + number + "^LIS\r\u001c\r";
    }

    private void result() {
        String message = "MSH|^~\\&|LIS|LAB|LACTARIUM|BANK|20261122080000+0800||ORU^R01^ORU_R01|R-" + number
                + "|P|2.5.1\rPID|1||D-" + number + "^^^BANK^PI\rOBR|1|MB-" + number + "^LACTARIUM|26QM-" + number
                + "^LIS|MBDSCR^Milk donor serology screen^L|||20261121101500+0800|||||||||||||||20261122080000+0800||MB|F\r"
                + "OBX|1|CWE|56888-1^HIV^LN||N^Non-reactive^L|||N|||F\r";
        assertThat(server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/$submit-v2"))
                                .header("Content-Type", "text/plain")
                                .header("Authorization", "Bearer " + server.token("demo-laboratory-system"))
                                .POST(HttpRequest.BodyPublishers.ofString(message))
                                .build())
                        .body())
                .contains("MSA|AA|R-" + number);
    }

    private String create(Resource resource) {
        return client.create()
                .resource(resource)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private ServiceRequest read(String order) {
        return client.read()
                .resource(ServiceRequest.class)
                .withId(order.substring(order.indexOf('/') + 1))
                .execute();
    }

    private String outcome(String order) {
        var answer = read(order).getExtensionByUrl(Extensions.LABORATORY_ANSWER);
        return answer == null
                ? ""
                : answer.getExtensionByUrl("outcome").getValue().primitiveValue();
    }

    private Patient donor() {
        Patient donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue("D-" + number);
        donor.addName().setFamily("CHAN").addGiven("SIU MAN");
        return donor.setBirthDateElement(new DateType("1992-06-11"));
    }

    private Specimen blood(String donor) {
        Specimen blood = new Specimen();
        blood.getMeta().addProfile(Profiles.BLOOD_SPECIMEN);
        blood.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue("SP-" + number);
        blood.getType().addCoding().setSystem(Systems.SNOMED).setCode("119364003");
        blood.setSubject(new Reference(donor))
                .getCollection()
                .setCollected(new DateTimeType("2026-11-21T10:15:00+08:00"));
        return blood;
    }

    private ServiceRequest order(String donor, String blood) {
        ServiceRequest order = new ServiceRequest();
        order.getMeta().addProfile(Profiles.LAB_ORDER);
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue("MB-" + number);
        order.getCode().addCoding().setSystem(Systems.LAB_TEST).setCode("MBDSCR");
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setSubject(new Reference(donor))
                .addSpecimen(new Reference(blood));
        return order;
    }
}
