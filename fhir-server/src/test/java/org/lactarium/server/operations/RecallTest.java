package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.chart.Query;

class RecallTest {

    private static final String OFFICER = "demo-traceability-officer";

    private final Bank bank = new Bank();

    @Test
    void namesTheMilkAndTheInfantsFirstWithoutTouchingAnythingAndThenCallsItBackOnce() {
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        var fed = bottles.get(0).getIdElement().getIdPart();
        var inStock = bottles.get(1).getIdElement().getIdPart();
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        bank.dispense(order, fed);
        bank.store(bank.feed(fed, infant, order, 15));
        bank.store(bank.feed(fed, infant, order, 10));

        var dry = recall("donor", new Reference(donor), true);
        assertThat(parts(dry, "affected")).hasSize(5);
        assertThat(bank.status(inStock)).isEqualTo("released");

        var recalled = recall("donor", new Reference(donor), false);
        assertThat(bank.status(inStock)).isEqualTo("recalled");
        assertThat(bank.status(fed)).isEqualTo("recalled");
        var exposed = parts(recalled, "exposed");
        assertThat(exposed).hasSize(1);
        assertThat(value(exposed.get(0), "infant")).isEqualTo(infant);
        assertThat(((Quantity) exposed.get(0).getPart().get(1).getValue()).getValue())
                .isEqualByComparingTo("25");
        assertThat(value(exposed.get(0), "first")).isNotEmpty();

        assertThat(issue(recall("donor", new Reference(donor), false))).isEqualTo(issue(recalled));
        assertThat(audits(donor).stream()
                        .map(audit -> audit.getSubtypeFirstRep().getDisplay()))
                .hasSize(3)
                .containsOnly("$recall");
    }

    @Test
    void eachPlaceIsToldOnceIsFollowedWhenMilkMovesAndQualityClosesTheRecallWhenEverythingIsAccountedFor() {
        var bottles = bank.releasedBottles(bank.people().anotherHealthyDonor());
        var batch = bottles.get(0).getParentFirstRep();
        var ward = place("NICU A");
        var other = place("NICU B");
        var bottle = bottles.get(0).getIdElement().getIdPart();
        move(bottle, ward);

        var first = recall("batch", new Reference(batch.getReference()), false);
        assertThat(parts(first, "holder")).hasSize(2);
        assertThat(parts(first, "place")).hasSize(2);
        assertThat(number(first, "progress")).isZero();
        var again = recall("batch", new Reference(batch.getReference()), false);
        assertThat(tasks(again)).isEqualTo(tasks(first));

        move(bottle, other);
        var followed = recall("batch", new Reference(batch.getReference()), false);
        assertThat(parts(followed, "holder").stream().map(holder -> value(holder, "location")))
                .containsExactlyInAnyOrder("", other);
        var ours = holder(followed, "");
        var theirs = holder(followed, other);
        assertThat(value(theirs, "overdue")).isEqualTo("false");

        var tooMany = catchThrowableOfType(
                UnprocessableEntityException.class, () -> acknowledge(value(theirs, "task"), 1, 1, 0));
        assertThat(Bank.rules(tooMany)).containsExactly("recall-count-exceeded");
        assertThat(number(acknowledge(value(theirs, "task"), 1, 0, 0), "progress"))
                .isEqualTo(50);
        assertThat(number(acknowledge(value(theirs, "task"), 1, 0, 0), "progress"))
                .isEqualTo(50);
        assertThat(closed(issue(first))).isFalse();
        assertThat(number(acknowledge(value(ours, "task"), 0, 0, 1), "outstanding"))
                .isZero();
        assertThat(closed(issue(first))).isFalse();
        ComplaintDesk.closes(issue(first), "Probe of the freezer replaced", "demo-quality");
        assertThat(closed(issue(first))).isTrue();
        assertThat(number(recall("batch", new Reference(batch.getReference()), false), "progress"))
                .isEqualTo(100);

        var nobodysBusiness = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> acknowledge(
                        "Task/"
                                + bank.thaw(bank.now, bank.deposit(bank.people().healthyDonor()))
                                        .getIdElement()
                                        .getIdPart(),
                        1,
                        0,
                        0));
        assertThat(nobodysBusiness.getStatusCode()).isEqualTo(404);
    }

    @Test
    void aLotOfLidsIsFoundInEveryBatchItTouchedWithinTheWindow() {
        var lot = bank.number("LID");
        var touched = withConsumable(lot);
        var later = new DateTimeType(Date.from(bank.ago(1, ChronoUnit.MINUTES)));

        var found = recall("consumable", new StringType(lot), true);
        assertThat(parts(found, "affected").stream().map(one -> value(one, "unit")))
                .contains("BiologicallyDerivedProduct/" + touched);
        var in = scope("consumable", new StringType(lot), true);
        in.addParameter().setName("from").setValue(later);
        assertThat(parts(call("$recall", in, Parameters.class), "affected")).isEmpty();

        var trace = new Parameters();
        trace.addParameter().setName("consumable").setValue(new StringType(lot));
        assertThat(call("$trace", trace, Bundle.class).getEntry().stream()
                        .map(entry -> entry.getResource().getIdElement().getIdPart()))
                .contains(touched);
        var both = scope("consumable", new StringType(lot), true);
        both.addParameter().setName("device").setValue(new Reference("Device/1"));
        assertThat(catchThrowableOfType(
                                BaseServerResponseException.class, () -> call("$recall", both, Parameters.class))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void aPasteuriserIsFoundInTheBatchesOfTheWindowAndInThoseOfNoKnownTime() {
        var batch = "BiologicallyDerivedProduct/" + withConsumable(bank.number("LID"));
        var device = pasteuriser(batch);

        assertThat(ofDevice(device, 90, 30)).contains(batch);
        assertThat(ofDevice(device, 3, 1)).doesNotContain(batch);
        bank.store(new Task()
                .setStatus(Task.TaskStatus.COMPLETED)
                .setIntent(Task.TaskIntent.ORDER)
                .setOwner(new Reference(device))
                .setFocus(new Reference(batch)));
        assertThat(ofDevice(device, 3, 1)).contains(batch);
    }

    @Test
    void rejectedMilkThatIsCalledBackIsLedBackByNoHold() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var id = batch.getIdElement().getIdPart();
        bank.store(bank.culture(id, "post", 200.0));
        assertThat(bank.status(id)).isEqualTo("rejected");

        recall("batch", new Reference("BiologicallyDerivedProduct/" + id), false);

        assertThat(bank.status(id)).isEqualTo("recalled");
        assertThat(Bank.rules(catchThrowableOfType(
                        UnprocessableEntityException.class, () -> bank.hold(id, "$quarantine", "other"))))
                .containsExactly("move-not-allowed");
    }

    private String pasteuriser(String batch) {
        return LactariumServer.shared().bean(MilkRecord.class).find(Task.class, Query.where("focus", batch)).stream()
                .map(run -> run.getOwner().getReference())
                .filter(owner -> owner != null && owner.startsWith("Device/"))
                .findFirst()
                .orElseThrow();
    }

    /** What a recall would touch of the device's runs between these minutes ago. */
    private List<String> ofDevice(String device, int from, int to) {
        var in = scope("device", new Reference(device), true);
        in.addParameter().setName("from").setValue(new DateTimeType(Date.from(bank.ago(from, ChronoUnit.MINUTES))));
        in.addParameter().setName("to").setValue(new DateTimeType(Date.from(bank.ago(to, ChronoUnit.MINUTES))));
        return parts(call("$recall", in, Parameters.class), "affected").stream()
                .map(one -> value(one, "unit"))
                .toList();
    }

    @Test
    void aTraceNamesNobodyUntilAnOfficerSaysWhyAndThatIsWrittenDown() {
        var donor = named(bank.people().anotherHealthyDonor());
        var deposit = bank.deposit(donor);

        var anonymous = trace("BiologicallyDerivedProduct/" + deposit, new Parameters());
        var shown = person(anonymous);
        assertThat(shown.hasName() || shown.getBirthDate() != null).isFalse();
        assertThat(anonymous.getMeta().getSecurityFirstRep().getCode()).isEqualTo("PSEUDED");
        assertThat(shown.getIdentifier()).hasSize(1);
        assertThat(shown.getMeta().getSecurityFirstRep().getCode()).isEqualTo("PSEUDED");
        assertThat(audits(donor)).isEmpty();
        assertThat(catchThrowableOfType(
                                BaseServerResponseException.class,
                                () -> bank.client.update().resource(shown).execute())
                        .getStatusCode())
                .isEqualTo(400);

        var full =
                trace("BiologicallyDerivedProduct/" + deposit, new Parameters().addParameter("reason", "lookback 7"));
        assertThat(person(full).getNameFirstRep().getText()).isEqualTo("Chan Siu Ming");
        var audit = audits(donor).get(0);
        assertThat(audit.getPurposeOfEventFirstRep().getText()).isEqualTo("lookback 7");
        assertThat(audit.getAgentFirstRep().getWho().getReference()).startsWith("Practitioner/");

        var nobody = catchThrowableOfType(BaseServerResponseException.class, () -> LactariumServer.shared()
                .client("demo-technician")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + deposit)
                .named("$trace")
                .withParameters(new Parameters().addParameter("reason", "curious"))
                .execute());
        assertThat(nobody.getStatusCode()).isEqualTo(403);
        var forged = catchThrowableOfType(BaseServerResponseException.class, () -> bank.client
                .update()
                .resource(audit.setPurposeOfEvent(List.of()))
                .execute());
        assertThat(Bank.rules(forged)).containsExactly("server-owned");
    }

    private String withConsumable(String lot) {
        var in = new Parameters();
        in.addParameter().setName("consumable").setValue(new StringType(lot));
        return Bank.milk(
                        bank.pasteurise(
                                bank.readyPool(bank.people().healthyDonor())
                                        .getIdElement()
                                        .getIdPart(),
                                bank.number("B"),
                                Bank.GOOD,
                                bank.ago(60, ChronoUnit.MINUTES),
                                Map.of(bank.number("U"), 40.0),
                                in.getParameter()),
                        "batch")
                .get(0)
                .getIdElement()
                .getIdPart();
    }

    private String named(String donor) {
        var person = bank.client.read().resource(Patient.class).withId(donor).execute();
        person.addName().setText("Chan Siu Ming");
        bank.client.update().resource(person).execute();
        return donor;
    }

    private String place(String name) {
        return "Location/"
                + bank.store(new Location().setName(name)).getIdElement().getIdPart();
    }

    private void move(String bottle, String place) {
        var unit = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle)
                .execute();
        unit.getExtension().removeIf(extension -> Extensions.CURRENT_LOCATION.equals(extension.getUrl()));
        unit.addExtension(new Extension(Extensions.CURRENT_LOCATION, new Reference(place)));
        bank.client.update().resource(unit).execute();
    }

    private boolean closed(String issue) {
        return bank.client
                .read()
                .resource(DetectedIssue.class)
                .withId(issue)
                .execute()
                .hasMitigation();
    }

    private static Parameters acknowledge(String task, int found, int used, int destroyed) {
        var in = new Parameters();
        in.addParameter().setName("found").setValue(new IntegerType(found));
        in.addParameter().setName("used").setValue(new IntegerType(used));
        in.addParameter().setName("destroyed").setValue(new IntegerType(destroyed));
        return LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onInstance(task)
                .named("$acknowledge-recall")
                .withParameters(in)
                .execute();
    }

    private static Parameters recall(String start, Type value, boolean dryRun) {
        return call("$recall", scope(start, value, dryRun), Parameters.class);
    }

    private static Parameters scope(String start, Type value, boolean dryRun) {
        var in = new Parameters();
        in.addParameter("reason", "confirmed positive");
        in.addParameter().setName(start).setValue(value);
        in.addParameter().setName("dryRun").setValue(new BooleanType(dryRun));
        return in;
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T call(String operation, Parameters in, Class<T> answer) {
        return LactariumServer.shared()
                .client(OFFICER)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named(operation)
                .withParameters(in)
                .returnResourceType(answer)
                .execute();
    }

    private static Bundle trace(String start, Parameters in) {
        return LactariumServer.shared()
                .client(OFFICER)
                .operation()
                .onInstance(start)
                .named("$trace")
                .withParameters(in)
                .returnResourceType(Bundle.class)
                .execute();
    }

    private static Patient person(Bundle trace) {
        return trace.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** As quality looks for them. */
    private static List<AuditEvent> audits(String person) {
        return LactariumServer.shared()
                .client("demo-quality")
                .search()
                .forResource(AuditEvent.class)
                .where(AuditEvent.ENTITY.hasId(person))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }

    private static List<String> tasks(Parameters answer) {
        return parts(answer, "holder").stream()
                .map(holder -> value(holder, "task"))
                .sorted()
                .toList();
    }

    private static ParametersParameterComponent holder(Parameters answer, String location) {
        return parts(answer, "holder").stream()
                .filter(holder -> value(holder, "location").equals(location))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Parameters answer, String name) {
        return Double.parseDouble(answer.getParameter(name).getValue().primitiveValue());
    }

    private static String value(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(part -> part.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static List<ParametersParameterComponent> parts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }

    private static String issue(Parameters answer) {
        return ((Reference) answer.getParameter("recall").getValue()).getReference();
    }
}
