package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

class BalanceTest {

    private final Bank bank = new Bank();

    /** 2 × 100 mL; 5 mL spilt, 195 poured, 190 in the pool, 4 to the laboratory, three bottles of 60. */
    @Test
    void everyMillilitreOfABagIsFoundInPoolBottlesFeedsSamplesAndWaste() {
        var donor = bank.people().healthyDonor();
        var first = bank.deposit(donor);
        var second = bank.deposit(donor);
        discard(first, "spill", 5);
        var pool = bank.pool(
                bank.thaw(bank.ago(3, ChronoUnit.HOURS), first, second), 190, bank.number("P"), first, second);
        var poolId = pool.getIdElement().getIdPart();
        sample(poolId, 4);
        Map<String, Double> volumes = new LinkedHashMap<>();
        List.of("a", "b", "c").forEach(bottle -> volumes.put(bank.number("U"), 60.0));
        var made = bank.pasteurise(poolId, bank.number("B"), Bank.GOOD, volumes);
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle").stream()
                .map(bottle -> bottle.getIdElement().getIdPart())
                .toList();
        bank.cleanCultures(batch);
        discard(bottles.get(1), "sample", 10);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        bank.dispense(order, bottles.get(0));
        bank.store(bank.feed(bottles.get(0), infant, order, 20));
        discard(bottles.get(0), "opened-unused", 15);
        bank.hold(bottles.get(2), "$discard", "weather");

        closes(first, "deposit", "received", 100, "processed", 95, "discarded", 5, "stock", 0);
        var whole = closes(poolId, "pool", "received", 195, "processed", 180, "samples", 4, "discarded", 11);
        assertThat(line(whole, "bottle", "received")).isEqualTo(180);
        assertThat(line(whole, "bottle", "dispensed")).isEqualTo(45);
        assertThat(line(whole, "bottle", "discarded")).isEqualTo(75);
        assertThat(line(whole, "bottle", "samples")).isEqualTo(10);
        assertThat(line(whole, "bottle", "stock")).isEqualTo(50);
        assertThat(line(whole, "bottle", "difference")).isZero();
        assertThat(waste(whole, "bottle", "weather")).isEqualTo(60);
        assertThat(waste(whole, "bottle", "opened-unused")).isEqualTo(15);
        assertThat(waste(whole, "pool", "transfer-loss")).isEqualTo(11);
        assertThat(parts(whole, "unexplained")).isEmpty();
    }

    @Test
    void theBankClosesToTheMillilitreAndPeopleGetATableInBothLanguages() {
        var before = bank(new Parameters());
        // milk of which nobody said when it came lies in every window, and other tests leave some
        var laterBefore = received(bank(fromTomorrow()));
        discard(bank.deposit(bank.people().healthyDonor()), "weather", 7);

        var now = bank(new Parameters());
        var whole = parts(now, "whole").get(0);
        assertThat(unexplained(now)).isEmpty();
        assertThat(value(whole, "difference")).isZero();
        assertThat(value(whole, "processed")).isZero();
        parts(now, "account")
                .forEach(account -> assertThat(value(account, "difference")).isZero());

        assertThat(received(now)).isEqualTo(received(before) + 100);
        assertThat(received(bank(fromTomorrow()))).isEqualTo(laterBefore);

        assertThat(table("csv", "text/csv")).startsWith("Stage 階段,Received 接收").contains("Bad weather 惡劣天氣,");
        assertThat(table("html", "text/html")).contains("<h1>Balance of volumes (mL) 母乳容量結算（毫升）</h1>", "Whole bank 全庫");
        var refused = catchThrowableOfType(
                BaseServerResponseException.class, () -> bank(new Parameters().addParameter("format", "xls")));
        assertThat(refused.getStatusCode()).isEqualTo(400);
    }

    private Parameters fromTomorrow() {
        var window = new Parameters();
        window.addParameter().setName("from").setValue(new DateTimeType(Date.from(bank.now.plus(1, ChronoUnit.DAYS))));
        return window;
    }

    /** mL of bags. */
    private static double received(Parameters balance) {
        return parts(balance, "account").stream()
                .filter(account -> text(account, "stage").equals("deposit"))
                .mapToDouble(account -> value(account, "received"))
                .sum();
    }

    private List<String> unexplained(Parameters balance) {
        return parts(balance, "unexplained").stream()
                .map(part -> bank.client
                        .getFhirContext()
                        .newJsonParser()
                        .encodeToString(new Parameters().addParameter(part)))
                .toList();
    }

    @Test
    void aSampleThatWasEnteredInErrorIsMilkAgain() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var sample = sample(pool, 2);
        closes(pool, "pool", "samples", 2, "stock", 93);

        bank.client
                .update()
                .resource(sample.setStatus(Specimen.SpecimenStatus.ENTEREDINERROR))
                .execute();

        closes(pool, "pool", "samples", 0, "stock", 95);
    }

    @Test
    void aSampleThatNoBalanceCanAddUpIsNotWrittenDown() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        assertThatThrownBy(() -> sample(pool, -50)).isInstanceOf(InvalidRequestException.class);
        var sample = sample(pool, 2);
        sample.getCollection()
                .setQuantity(
                        new Quantity().setValue(0.005).setSystem(Systems.UCUM).setCode("L"));
        assertThatThrownBy(() -> bank.client.update().resource(sample).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("mL");

        closes(pool, "pool", "samples", 2, "stock", 93);
    }

    @Test
    void whatIsPouredAwayOrSampledOfABatchOrOfAFeedStandsInTheBalance() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var made = bank.pasteurise(pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 80.0));
        var batch = Bank.milk(made, "batch").get(0);
        var batchId = batch.getIdElement().getIdPart();
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        sample(batchId, 2);
        discard(batchId, "spill", 3);
        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> discard(batchId, "spill", 10.5)))
                .satisfies(refused -> assertThat(Bank.rules(refused)).containsExactly("volume-not-conserved"));
        assertThat(bank.status(bottle)).isEqualTo("pending-results");
        var whole = closes(pool, "pool", "received", 100, "processed", 80, "samples", 2, "discarded", 18);
        assertThat(waste(whole, "pool", "spill")).isEqualTo(3);
        assertThat(parts(whole, "unexplained")).isEmpty();

        release(batch);
        var feed = draw(bottle, 80);
        assertThat(bank.status(bottle)).isEqualTo("used");
        discard(feed, "spill", 5);
        sample(feed, 1);
        closes(feed, "aliquot", "received", 80, "discarded", 5, "samples", 1, "stock", 74);
    }

    /** A kitchen fills a whole bottle into syringes; they are milk like any other, and leave for an infant one by one. */
    @Test
    void aFeedThatEmptiedItsBottleAtTheBankIsDispensedByItselfAndBelongsToThatInfantAlone() {
        var donor = bank.people().anotherHealthyDonor();
        var made = bank.batch(donor);
        release(Bank.milk(made, "batch").get(0));
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        var first = draw(bottle, 15);
        var second = draw(bottle, 25);
        assertThat(bank.status(bottle)).isEqualTo("used");
        var ward = bank.store(new Location().setName("ward"));
        var place = "Location/" + ward.getIdElement().getIdPart();
        var infant = infant();
        var other = infant();
        var order = bank.people().order(infant);

        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(first));
        in.addParameter().setName("destination").setValue(new Reference(place));
        bank.client
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute();
        bank.dispense(bank.people().order(other), second);

        var number = number(first);
        assertThat(Bank.code(bank.checkFeed(number, infant), "decision")).isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(number, other))).contains("milk-not-dispensed-to-infant");
        assertThat(Bank.rules(bank.checkFeed(number(second), infant))).contains("milk-not-dispensed-to-infant");
        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> bank.dispense(order, second)))
                .satisfies(refused -> assertThat(Bank.rules(refused)).contains("bottle-already-dispensed"));

        var parcel = new Parameters();
        parcel.addParameter().setName("unit").setValue(new StringType(number));
        parcel.addParameter().setName("location").setValue(new Reference(place));
        bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$accept-delivery")
                .withParameters(parcel)
                .execute();
        assertThat(offlineList(place)).contains(number);
        sample(first, 2);
        bank.store(bank.feed(first, infant, order, 10));
        assertThat(catchThrowableOfType(
                        BaseServerResponseException.class, () -> bank.store(bank.feed(first, infant, order, 4))))
                .satisfies(refused -> assertThat(Bank.rules(refused)).containsExactly("feed-volume-exceeded"));
        var whole = closes(bottle, "bottle", "received", 40, "processed", 40, "stock", 0);
        assertThat(line(whole, "aliquot", "dispensed")).isEqualTo(38);
        assertThat(line(whole, "aliquot", "samples")).isEqualTo(2);
        assertThat(line(whole, "aliquot", "stock")).isZero();
        assertThat(parts(whole, "unexplained")).isEmpty();
        assertThat(bank.trace(donor, "recipients").getEntry().stream()
                        .map(entry -> entry.getResource().fhirType() + "/"
                                + entry.getResource().getIdElement().getIdPart()))
                .contains(infant, other, "BiologicallyDerivedProduct/" + first);
    }

    private String infant() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        return infant;
    }

    private void release(BiologicallyDerivedProduct batch) {
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    private String number(String unit) {
        return Bank.label(bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute());
    }

    private String draw(String bottle, double volume) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$aliquot")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute()
                .getIdElement()
                .getIdPart();
    }

    /** What a ward reads in it. */
    private String offlineList(String place) {
        var in = new Parameters().addParameter("location", place);
        var list = bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$offline-list")
                .withParameters(in)
                .execute()
                .getParameter("list")
                .getValue()
                .primitiveValue();
        return new String(Base64.getUrlDecoder().decode(list.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private Parameters closes(String unit, String stage, Object... terms) {
        var answer = bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
        for (int i = 0; i < terms.length; i += 2) {
            assertThat(line(answer, stage, (String) terms[i]))
                    .as(terms[i].toString())
                    .isEqualTo(((Integer) terms[i + 1]).doubleValue());
        }
        assertThat(line(answer, stage, "difference")).isZero();
        return answer;
    }

    private Parameters bank(Parameters in) {
        return bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$balance")
                .withParameters(in)
                .execute();
    }

    private static String table(String format, String accept) {
        var server = LactariumServer.shared();
        var path = server.base() + "/fhir/BiologicallyDerivedProduct/$balance?format=" + format;
        return server.send(HttpRequest.newBuilder(URI.create(path))
                        .header("Authorization", "Bearer " + server.token("demo-quality"))
                        .header("Accept", accept)
                        .build())
                .body();
    }

    private void discard(String unit, String reason, double volume) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new CodeType(reason));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$discard")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    private Specimen sample(String unit, double volume) {
        var specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        specimen.setType(Bank.concept(Systems.SNOMED, "446676001"));
        var subject = new Reference().setDisplay("pool");
        subject.addExtension(new Extension(Extensions.ALTERNATE_REFERENCE, Bank.unit(unit)));
        specimen.setSubject(subject);
        specimen.getCollection()
                .setCollected(new DateTimeType(Date.from(bank.ago(2, ChronoUnit.HOURS))))
                .setQuantity(Bank.millilitres(volume));
        return bank.store(specimen);
    }

    private static double line(Parameters answer, String stage, String term) {
        return parts(answer, "account").stream()
                .filter(account -> text(account, "stage").equals(stage))
                .mapToDouble(account -> value(account, term))
                .findFirst()
                .orElseThrow();
    }

    private static double waste(Parameters answer, String stage, String cause) {
        return parts(answer, "waste").stream()
                .filter(one ->
                        text(one, "stage").equals(stage) && text(one, "cause").equals(cause))
                .mapToDouble(one -> value(one, "volume"))
                .sum();
    }

    private static double value(ParametersParameterComponent parameter, String name) {
        return ((Quantity) part(parameter, name)).getValue().doubleValue();
    }

    private static String text(ParametersParameterComponent parameter, String name) {
        return part(parameter, name).primitiveValue();
    }

    private static org.hl7.fhir.r4.model.Type part(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<ParametersParameterComponent> parts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }
}
