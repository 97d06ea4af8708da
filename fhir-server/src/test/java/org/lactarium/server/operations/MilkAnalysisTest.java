package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A milk analyser asks what it shall measure, measures, and the batch knows what is in it. */
class MilkAnalysisTest {

    private final Bank bank = new Bank();

    @Test
    void anAnalyserFetchesItsWorkAndItsResultBecomesSearchableAsMacronutrientsOfTheBatch() throws IOException {
        var donor = bank.people().donor();
        bank.people().papers(donor);
        var batch = Bank.milk(bank.batch(donor), "batch").get(0);
        String specimen = bank.number("SP");
        String order = ordered(batch, specimen);

        String work = say("QBP^Q11^QBP_Q11", "QPD|WOS^Work Order Step^IHE_LABTF|T1|" + specimen);
        assertThat(work)
                .contains("|RSP^K11^RSP_K11|", "|OK|", "SPM|1|" + specimen + "|", "OBR|1|" + order + "||MBMACRO^");

        String acknowledged = say(
                "OUL^R22^OUL_R22",
                "SPM|1|" + specimen + "||MILK|||||||P",
                "OBR|1|" + order + "||MBMACRO^Macronutrients^L",
                "OBX|1|NM|MBFAT^Fat^L|1|34|g/L|||||F|||||TECH07||" + specimen + "-SERIAL^MILKSCAN|20260310094312+0800",
                "OBX|2|NM|MBNRG^Energy^L|1|66|kcal/100mL|||||F|||||TECH07||" + specimen
                        + "-SERIAL^MILKSCAN|20260310094312+0800");
        assertThat(acknowledged).contains("MSA|AA|");

        Observation measured = await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> macronutrientsOf(batch), found -> found.getTotal() == 1)
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .findFirst()
                .orElseThrow();
        assertThat(measured.getComponent())
                .extracting(part -> part.getValueQuantity().getValue().doubleValue())
                .containsExactly(3.4, 66.0);
        assertThat(bank.client
                        .read()
                        .resource(Device.class)
                        .withUrl(measured.getDevice().getReference())
                        .execute()
                        .getSerialNumber())
                .isEqualTo(specimen + "-SERIAL");
        assertThat(say("QBP^Q11^QBP_Q11", "QPD|WOS^Work Order Step^IHE_LABTF|T2|" + specimen))
                .contains("|NF|");
    }

    @Test
    void anEnergyThatDoesNotFitItsPartsIsHeldForAPersonAndStandsOnNoBatch() throws IOException {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        String specimen = bank.number("SP");
        String order = ordered(batch, specimen);

        // 3.4, 1.0 and 7.0 g/dL come to 63.5 kcal/dL
        String acknowledged = say(
                "OUL^R22^OUL_R22",
                "SPM|1|" + specimen + "||MILK|||||||P",
                "OBR|1|" + order + "||MBMACRO^Macronutrients^L",
                "OBX|1|NM|MBFAT^Fat^L|1|34|g/L|||||F|||||TECH07||SERIAL^MILKSCAN|20260310094312+0800",
                "OBX|2|NM|MBTPR^True protein^L|1|10|g/L|||||F|||||TECH07||SERIAL^MILKSCAN|20260310094312+0800",
                "OBX|3|NM|MBCHO^Carbohydrate^L|1|70|g/L|||||F|||||TECH07||SERIAL^MILKSCAN|20260310094312+0800",
                "OBX|4|NM|MBNRG^Energy^L|1|96|kcal/100mL|||||F|||||TECH07||SERIAL^MILKSCAN|20260310094312+0800");
        assertThat(acknowledged).contains("MSA|AA|");

        var held = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> LactariumServer.shared()
                                .get("/intake/messages?specimen=" + specimen, "demo-integration")
                                .body(),
                        log -> log.contains("quarantined"));
        assertThat(held).contains("96");
        assertThat(macronutrientsOf(batch).getTotal()).isZero();
    }

    private Bundle macronutrientsOf(BiologicallyDerivedProduct batch) {
        return bank.client
                .search()
                .byUrl("Observation?code=MBMACRO&_total=accurate&focus=BiologicallyDerivedProduct/"
                        + batch.getIdElement().getIdPart())
                .returnBundle(Bundle.class)
                .execute();
    }

    private String ordered(BiologicallyDerivedProduct batch, String number) {
        var specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(number);
        specimen.setType(Bank.concept(Systems.SNOMED, "446676001"));
        specimen.setSubject(of(batch));
        specimen.getCollection().setCollected(new DateTimeType(new Date()));
        String sampled = bank.store(specimen).getIdElement().getIdPart();
        var order = new ServiceRequest();
        order.getMeta().addProfile(Profiles.LAB_ORDER);
        String placed = bank.number("SR");
        order.addIdentifier().setSystem(Systems.LAB_ORDER_ID).setValue(placed);
        order.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        order.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        order.setCode(Bank.concept(Systems.LAB_TEST, "MBMACRO"));
        order.setSubject(of(batch));
        order.setAuthoredOn(new Date());
        order.addSpecimen(new Reference("Specimen/" + sampled));
        bank.store(order);
        return placed;
    }

    private static Reference of(BiologicallyDerivedProduct batch) {
        var milk = new Reference();
        milk.addExtension(
                Extensions.ALTERNATE_REFERENCE,
                new Reference(
                        "BiologicallyDerivedProduct/" + batch.getIdElement().getIdPart()));
        return milk.setDisplay("batch " + Bank.label(batch));
    }

    /** One message over MLLP; answers what comes back. */
    private String say(String type, String... segments) throws IOException {
        String message = "MSH|^~\\&|MILKSCAN|LAB|MILKBANK|BANK|20260310094500+0800||" + type + "|" + bank.number("M")
                + "|P|2.5.1\r" + String.join("\r", segments) + "\r";
        try (Socket socket = new Socket("127.0.0.1", LactariumServer.shared().analyserPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            var answer = new ByteArrayOutputStream();
            for (int next = socket.getInputStream().read();
                    next >= 0 && next != 0x1c;
                    next = socket.getInputStream().read()) {
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
