package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** What used to be one call for each bottle is one call for the run, the rack, the box. */
class BenchInOneCallTest {

    private final Bank bank = new Bank();

    @Test
    void aRunPutsItsBottlesInTheirPlaceAndMakesSamplesOrdersAndLabelsInTheSameCallAndOnce() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var freezer = place("freezer", null);
        var number = bank.number("B");
        var tube = bank.number("S");
        var ordered = bank.number("O");
        var bottles = new LinkedHashMap<String, Double>();
        List.of(1, 2, 3).forEach(one -> bottles.put(bank.number("U"), 25.0));
        var more = List.of(
                new ParametersParameterComponent().setName("location").setValue(new Reference(freezer)),
                sample(tube, 2),
                order(ordered, "MBCULPOST"),
                new ParametersParameterComponent().setName("labels").setValue(new CodeType("zpl")));
        var start = bank.ago(60, ChronoUnit.MINUTES);

        var made = bank.pasteurise(pool, number, Bank.GOOD, start, bottles, more);

        assertThat(Bank.milk(made, "bottle")).hasSize(3).allSatisfy(bottle -> assertThat(where(bottle))
                .isEqualTo(freezer));
        var batch = Bank.milk(made, "batch")
                .get(0)
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
        var specimen = one(made, "specimen", Specimen.class);
        assertThat(specimen.getIdentifierFirstRep().getValue()).isEqualTo(tube);
        assertThat(milk(specimen.getSubject())).isEqualTo(batch);
        var order = one(made, "order", ServiceRequest.class);
        assertThat(order.getCode().hasCoding(Systems.LAB_TEST, "MBCULPOST")).isTrue();
        assertThat(milk(order.getSubject())).isEqualTo(batch);
        assertThat(order.getSpecimenFirstRep().getReference())
                .isEqualTo("Specimen/" + specimen.getIdElement().getIdPart());
        var labels = all(made, "label", Binary.class);
        assertThat(labels).hasSize(3);
        assertThat(bottles.keySet()).allSatisfy(label -> assertThat(labels)
                .anySatisfy(drawn -> assertThat(new String(drawn.getData())).contains(label)));
        assertThat(printed(batch)).isEqualTo(3);

        var again = bank.pasteurise(pool, number, Bank.GOOD, start, bottles, more);

        assertThat(one(again, "specimen", Specimen.class).getIdElement().getIdPart())
                .isEqualTo(specimen.getIdElement().getIdPart());
        assertThat(one(again, "order", ServiceRequest.class).getIdElement().getIdPart())
                .isEqualTo(order.getIdElement().getIdPart());
        assertThat(all(again, "label", Binary.class)).hasSize(3);
        assertThat(printed(batch)).isEqualTo(3);
    }

    @Test
    void aSampleThatIsMoreThanThePoolHasOrATubeThatIsTakenRefusesTheRunWholly() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var start = bank.ago(60, ChronoUnit.MINUTES);
        var bottles = Map.of(bank.number("U"), 90.0);
        var tube = bank.number("S");

        var refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> bank.pasteurise(pool, bank.number("B"), Bank.GOOD, start, bottles, List.of(sample(tube, 6))));
        assertThat(Bank.rules(refused)).containsExactly("volume-not-conserved");

        refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> bank.pasteurise(
                        pool, bank.number("B"), Bank.GOOD, start, bottles, List.of(sample(tube, 1), sample(tube, 1))));
        assertThat(refused.getStatusCode()).isEqualTo(409);
        assertThat(bank.status(pool)).isEqualTo("registered");
    }

    @Test
    void aBoxOfScansIsMovedInOneCallAndARackWithAllItHolds() {
        var donor = bank.people().healthyDonor();
        var shelf = place("shelf", null);
        var rack = place("rack", null);
        var scans = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            var id = bank.deposit(donor);
            ids.add(id);
            scans.add(Bank.label(read(id)));
        }

        var moved = move(scans, List.of(), rack);
        assertThat(moved.getParameter()).hasSize(12);
        assertThat(ids).allSatisfy(id -> assertThat(where(read(id))).isEqualTo(rack));
        assertThat(move(scans, List.of(), rack).getParameter()).isEmpty();

        assertThat(move(List.of(), List.of(rack), shelf).getParameter()).hasSize(1);
        assertThat(bank.client
                        .read()
                        .resource(Location.class)
                        .withUrl(rack)
                        .execute()
                        .getPartOf()
                        .getReference())
                .isEqualTo(shelf);
        assertThat(ids).allSatisfy(id -> assertThat(where(read(id))).isEqualTo(rack));
        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> move(List.of(), List.of(shelf), rack))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void ofABoxEachScanThatCannotBeMovedIsNamedAndNoneIsMoved() {
        var donor = bank.people().healthyDonor();
        var rack = place("rack", null);
        var good = bank.deposit(donor);
        var gone = bank.deposit(donor);
        var goneNumber = Bank.label(read(gone));
        bank.hold(gone, "$discard", "weather");

        var unknown = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> move(List.of(Bank.label(read(good)), "U-NOBODY-1", "U-NOBODY-2"), List.of(), rack));
        assertThat(Bank.rules(unknown)).containsExactly("unit-unknown", "unit-unknown");

        var refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> move(List.of(Bank.label(read(good)), goneNumber), List.of(), rack));
        assertThat(((OperationOutcome) refused.getOperationOutcome()).getIssue())
                .singleElement()
                .satisfies(issue -> assertThat(issue.getDetails().getText()).contains(goneNumber));
        assertThat(read(good).hasExtension(Extensions.CURRENT_LOCATION)).isFalse();
    }

    private Parameters move(List<String> scans, List<String> places, String destination) {
        var in = new Parameters();
        scans.forEach(text -> in.addParameter().setName("unit").setValue(new StringType(text)));
        places.forEach(place -> in.addParameter().setName("place").setValue(new Reference(place)));
        in.addParameter().setName("destination").setValue(new Reference(destination));
        return bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$move")
                .withParameters(in)
                .execute();
    }

    private String place(String name, String within) {
        var place = new Location().setName(name);
        if (within != null) {
            place.setPartOf(new Reference(within));
        }
        return "Location/" + bank.store(place).getIdElement().getIdPart();
    }

    private BiologicallyDerivedProduct read(String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }

    private static String where(BiologicallyDerivedProduct unit) {
        return ((Reference) unit.getExtensionByUrl(Extensions.CURRENT_LOCATION).getValue()).getReference();
    }

    /** As {@code $reconcile-labels} counts them. */
    private int printed(String batch) {
        var in = new Parameters().addParameter("applied", 3);
        var count = bank.client
                .operation()
                .onInstance(batch)
                .named("$reconcile-labels")
                .withParameters(in)
                .execute();
        return Integer.parseInt(Bank.code(count, "printed"));
    }

    private static String milk(Reference subject) {
        return ((Reference) subject.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE)
                        .getValue())
                .getReference();
    }

    private static <T extends Resource> T one(Parameters answer, String name, Class<T> type) {
        assertThat(all(answer, name, type)).hasSize(1);
        return all(answer, name, type).get(0);
    }

    private static <T extends Resource> List<T> all(Parameters answer, String name, Class<T> type) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> type.cast(parameter.getResource()))
                .toList();
    }

    private static ParametersParameterComponent sample(String number, double volume) {
        var sample = new ParametersParameterComponent().setName("sample");
        sample.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.SPECIMEN_ID).setValue(number));
        Quantity millilitres = Bank.millilitres(volume);
        sample.addPart().setName("volume").setValue(millilitres);
        return sample;
    }

    private static ParametersParameterComponent order(String number, String test) {
        var order = new ParametersParameterComponent().setName("order");
        order.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.LAB_ORDER_ID).setValue(number));
        order.addPart().setName("test").setValue(new CodeType(test));
        return order;
    }
}
