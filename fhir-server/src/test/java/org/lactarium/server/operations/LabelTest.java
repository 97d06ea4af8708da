package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.number.UnitNumber;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.label.LabelSize;
import org.lactarium.server.label.Labels;

class LabelTest {

    private final Bank bank = new Bank();

    @Test
    void whatIsPrintedOnABottleIsWhatTheBedsideCheckReads() throws Exception {
        var bottle = ownNumbers().get(0);
        var id = bottle.getIdElement().getIdPart();

        var png = raw(id, "png", "image/png");
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        var scanned = Labels.scan(png.body(), LabelSize.LARGE);
        assertThat(scanned).isEqualTo(Bank.label(bottle));

        var hospitalNumber = bank.number("H");
        var infant = bank.people().infant(hospitalNumber);
        bank.people().parentsPermit(infant);
        bank.dispense(bank.people().order(infant), id);
        assertThat(Bank.code(
                        bank.checkFeed(" " + scanned.toLowerCase(java.util.Locale.ROOT) + "\n", hospitalNumber),
                        "decision"))
                .isEqualTo("ok");
        var cut = bank.checkFeed("=A9999260000", hospitalNumber);
        assertThat(Bank.code(cut, "decision")).isEqualTo("stop");
        assertThat(Bank.rules(cut)).containsExactly("unit-unknown");
        assertThat(Bank.rules(bank.checkFeed("(01)04012345000016(17)200101(21)" + scanned, hospitalNumber)))
                .containsExactly("label-differs");
    }

    @Test
    void aLabelNamesNoDonorAndSaysWhatWasAnalysed() throws Exception {
        var donor = bank.people().anotherHealthyDonor();
        var made = bank.batch(donor);
        var batch = Bank.milk(made, "batch").get(0);
        var analysis = new Observation();
        analysis.setStatus(Observation.ObservationStatus.FINAL);
        analysis.setCode(Bank.concept(Systems.LAB_TEST, "MBMACRO"));
        analysis.addFocus(Bank.unit(batch.getIdElement().getIdPart()));
        analysis.addComponent()
                .setCode(Bank.concept(Systems.MILK_OBSERVATION, "MBNRG"))
                .setValue(new org.hl7.fhir.r4.model.Quantity()
                        .setValue(66)
                        .setSystem(Systems.UCUM)
                        .setCode("kcal/dL"));
        bank.store(analysis);
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();

        var text = text(raw(bottle, "pdf", "application/pdf").body());
        assertThat(text)
                .contains(
                        "PASTEURISED DONOR HUMAN MILK",
                        "巴士德消毒捐贈母乳",
                        "40 mL",
                        "66 kcal",
                        "Single donor",
                        Bank.label(batch));
        var number = bank.client
                .read()
                .resource(org.hl7.fhir.r4.model.Patient.class)
                .withId(donor)
                .execute()
                .getIdentifierFirstRep()
                .getValue();
        assertThat(text).doesNotContain(number);

        var deposit = bank.deposit(donor);
        assertThat(text(raw(deposit, "pdf", "application/pdf").body())).contains("NOT FOR FEEDING", number);
        var zpl = new String(raw(bottle, "zpl", "application/zpl").body(), StandardCharsets.UTF_8);
        assertThat(zpl).startsWith("^XA").contains("^CI28", "^GFA", "40 mL");
    }

    @Test
    void aLabelSaysTheLatestAnalysisOfThisVeryBatchThatStands() throws Exception {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0).getIdElement().getIdPart();
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        var pool = bank.readyPool(bank.people().healthyDonor());
        var otherBatch =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        analysed(
                ObservationStatus.FINAL,
                71,
                1,
                "MBMACRO",
                otherBatch.getIdElement().getIdPart());
        analysed(ObservationStatus.FINAL, 72, 1, "MBMACRO", pool.getIdElement().getIdPart());
        analysed(
                ObservationStatus.FINAL,
                73,
                1,
                "MBMACRO",
                batch,
                otherBatch.getIdElement().getIdPart());
        analysed(ObservationStatus.PRELIMINARY, 74, 1, "MBMACRO", batch);
        analysed(ObservationStatus.CANCELLED, 75, 1, "MBMACRO", batch);
        analysed(ObservationStatus.FINAL, 76, 1, "MBCULPOST", batch);
        assertThat(label(bottle)).doesNotContain("kcal");
        assertThat(label(pool.getIdElement().getIdPart())).contains("72 kcal");

        var latest = analysed(ObservationStatus.FINAL, 66, 2, "MBMACRO", batch);
        // written down later, measured earlier
        analysed(ObservationStatus.FINAL, 61, 5, "MBMACRO", batch);
        for (var unit : java.util.List.of(batch, bottle)) {
            assertThat(label(unit)).contains("66 kcal").doesNotContain("61 kcal");
        }

        latest.setStatus(ObservationStatus.ENTEREDINERROR);
        bank.client.update().resource(latest).execute();
        assertThat(label(bottle)).contains("61 kcal");

        var open = analysis(ObservationStatus.FINAL, 0, 1, "MBMACRO", batch);
        open.getComponentFirstRep()
                .setValue(null)
                .getDataAbsentReason()
                .addCoding()
                .setCode("not-performed");
        bank.store(open);
        assertThat(label(bottle))
                .as("an earlier run says nothing of the latest")
                .doesNotContain("kcal");
    }

    @Test
    void aNumberThatNoLabelCanCarryIsRefusedWhereverNumbersAreGiven() {
        var deposit = bank.bag(bank.people().healthyDonor(), bank.ago(10, ChronoUnit.DAYS), "U-26-\u200b001203");
        assertThat(refused(() -> bank.receive(deposit, "frozen", true))).containsExactly("number-not-printable");

        var thawed = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), thawed);
        assertThat(refused(() -> bank.pool(thaw, 95, "P-26-\uff11\uff12", thawed)))
                .containsExactly("number-not-printable");
        var pool = bank.pool(thaw, 95, bank.number("P"), thawed).getIdElement().getIdPart();

        assertThat(refused(() -> bank.pasteurise(pool, "B".repeat(60), Bank.GOOD, Map.of(bank.number("U"), 80.0))))
                .containsExactly("number-not-printable");
        var twoBottles = Map.of(bank.number("U"), 40.0, "=A9999", 40.0);
        assertThat(refused(() -> bank.pasteurise(pool, bank.number("B"), Bank.GOOD, twoBottles)))
                .containsExactly("number-not-printable");

        var made = bank.pasteurise(pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 80.0));
        var batch = Bank.milk(made, "batch").get(0);
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(refused(() -> aliquot(bottle, "u-26-001203-1"))).containsExactly("number-not-printable");

        bank.hold(bottle, "$quarantine", "investigation");
        assertThat(refused(() -> relabel(bottle, "\u0412-26-0117"))).containsExactly("number-not-printable");
        assertThat(refused(() -> relabel(bottle, "7".repeat(100)))).containsExactly("number-not-printable");
        assertThat(Bank.code(relabel(bottle, bank.number("U")), "outcome")).isEqualTo("awaiting-witness");
    }

    @Test
    void heldMilkSaysSoAndWhereNoMilkIsLeftThereIsNoLabel() throws Exception {
        var made = bank.batch(bank.people().healthyDonor());
        var held = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        bank.hold(held, "$quarantine", "investigation");
        assertThat(text(raw(held, "pdf", "application/pdf").body()))
                .contains("HOLD 扣留")
                .doesNotContain("USE BEFORE");

        bank.hold(held, "$discard", "weather");
        var refused = catchThrowableOfType(UnprocessableEntityException.class, () -> print(held));
        assertThat(Bank.rules(refused)).containsExactly("nothing-to-label");
        var unknown = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> at(held, "$label", new Parameters().addParameter("format", "gif")));
        assertThat(unknown.getStatusCode()).isEqualTo(400);
    }

    @Test
    void aReprintSaysSoAndACountOfLabelsThatIsReportedMustAgreeBeforeRelease() throws Exception {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle");
        bank.cleanCultures(batch);
        for (var bottle : bottles) {
            assertThat(text(print(bottle.getIdElement().getIdPart()).getData())).doesNotContain("REPRINT");
        }
        assertThat(text(print(bottles.get(0).getIdElement().getIdPart()).getData()))
                .contains("REPRINT 補印 1");

        var lost = reconcile(batch, 2, 0);
        assertThat(Bank.code(lost, "printed")).isEqualTo("3");
        assertThat(Bank.code(lost, "agrees")).isEqualTo("false");
        assertThat(Bank.rules(lost)).containsExactly("label-count-mismatch");
        var refused = catchThrowableOfType(
                UnprocessableEntityException.class, () -> bank.release(batch, "demo-release-officer"));
        assertThat(Bank.rules(refused)).containsExactly("label-count-mismatch");

        assertThat(Bank.code(reconcile(batch, 2, 1), "agrees")).isEqualTo("true");
        assertThat(Bank.code(bank.release(batch, "demo-release-officer"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    /** A released batch whose bottles carry numbers as the bank prints them. */
    private java.util.List<BiologicallyDerivedProduct> ownNumbers() {
        Map<String, Double> bottles = new LinkedHashMap<>();
        bottles.put(
                UnitNumber.of(26, ThreadLocalRandom.current().nextInt(999_999)).value(), 40.0);
        var made = bank.pasteurise(
                bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart(),
                bank.number("B"),
                Bank.GOOD,
                bottles);
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        return Bank.milk(made, "bottle");
    }

    private Parameters reconcile(BiologicallyDerivedProduct batch, int applied, int destroyed) {
        var in = new Parameters();
        in.addParameter("applied", new org.hl7.fhir.r4.model.IntegerType(applied));
        in.addParameter("destroyed", new org.hl7.fhir.r4.model.IntegerType(destroyed));
        return bank.client
                .operation()
                .onInstance(batch.getIdElement().toUnqualifiedVersionless())
                .named("$reconcile-labels")
                .withParameters(in)
                .execute();
    }

    private static java.util.List<String> refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Bank.rules(catchThrowableOfType(UnprocessableEntityException.class, call));
    }

    private void aliquot(String bottle, String number) {
        var in = new Parameters().addParameter("identifier", number);
        in.addParameter("volume", Bank.millilitres(10));
        at(bottle, in, "$aliquot");
    }

    private Parameters relabel(String unit, String number) {
        var in = new Parameters().addParameter("identifier", number).addParameter("reason", "smeared");
        return at(unit, in, "$relabel");
    }

    private Parameters at(String unit, Parameters in, String operation) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named(operation)
                .withParameters(in)
                .execute();
    }

    private Observation analysed(ObservationStatus status, int energy, int hours, String code, String... milk) {
        return (Observation) bank.store(analysis(status, energy, hours, code, milk));
    }

    /** @param hours ago */
    private Observation analysis(ObservationStatus status, int energy, int hours, String code, String... milk) {
        var analysis = new Observation();
        analysis.setStatus(status);
        analysis.setCode(Bank.concept(Systems.LAB_TEST, code));
        analysis.setEffective(
                new org.hl7.fhir.r4.model.DateTimeType(java.util.Date.from(bank.ago(hours, ChronoUnit.HOURS))));
        for (var lot : milk) {
            analysis.addFocus(Bank.unit(lot));
        }
        analysis.addComponent()
                .setCode(Bank.concept(Systems.MILK_OBSERVATION, "MBNRG"))
                .setValue(new org.hl7.fhir.r4.model.Quantity()
                        .setValue(energy)
                        .setSystem(Systems.UCUM)
                        .setCode("kcal/dL"));
        return analysis;
    }

    private String label(String unit) throws Exception {
        return text(raw(unit, "pdf", "application/pdf").body());
    }

    private Binary print(String unit) {
        return at(unit, "$print-label", new Parameters().addParameter("format", "pdf"));
    }

    private Binary at(String unit, String operation, Parameters in) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named(operation)
                .withParameters(in)
                .returnResourceType(Binary.class)
                .execute();
    }

    /** As a print server asks for it: not FHIR, but the thing itself. */
    private static HttpResponse<byte[]> raw(String unit, String format, String accept) throws Exception {
        var server = LactariumServer.shared();
        var path = "/fhir/BiologicallyDerivedProduct/" + unit + "/$label?format=" + format;
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.base() + path))
                                .header("Authorization", "Bearer " + server.token("demo"))
                                .header("Accept", accept)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }
}
