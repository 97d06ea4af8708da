package org.lactarium.server.operations;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.lactarium.profiles.Systems;

/** The bench of the hub in a week: what may be done one by one or together is done either way. */
final class HubDesk {

    private static final int BOTTLES = 7;

    final Bank bank = new Bank();
    final String freezer = "Location/"
            + bank.store(new Location().setName("Freezer 3")).getIdElement().getIdPart();
    private final String donor = bank.people().healthyDonor();
    private Parameters papers;

    /** One run: its containers, its batch, its bottles. */
    static final class Run {
        final List<String> bags = new ArrayList<>();
        Parameters made;
        String pool;

        BiologicallyDerivedProduct batch() {
            return Bank.milk(made, "batch").get(0);
        }

        List<BiologicallyDerivedProduct> bottles() {
            return Bank.milk(made, "bottle");
        }
    }

    /** Three bags, each by a call of its own. */
    void receiveEach(Run run) {
        for (int bag = 0; bag < 3; bag++) {
            run.bags.add(bank.deposit(donor));
        }
    }

    void receiveAll(Run run) {
        var in = new Parameters();
        for (int bag = 0; bag < 3; bag++) {
            var deposit = in.addParameter().setName("deposit");
            deposit.addPart()
                    .setName("unit")
                    .setResource(bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U")));
            deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
            deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        }
        MilkLine.onMilk("demo-technician", "$receive", in, Parameters.class)
                .getParameter()
                .forEach(deposit -> run.bags.add(
                        deposit.getPart().get(0).getResource().getIdElement().getIdPart()));
    }

    private void mix(Run run) {
        var bags = run.bags.toArray(String[]::new);
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), bags);
        run.pool = bank.pool(thaw, 290, bank.number("P"), bags).getIdElement().getIdPart();
    }

    /** Thawed, mixed, heated; then a place, samples, orders and labels, each by itself. */
    void heatEach(Run run, String device) {
        mix(run);
        run.made = pasteurise(run, device, List.of());
        for (var bottle : run.bottles()) {
            move(List.of(Bank.label(bottle)));
            MilkLine.call(
                    "demo-technician", "BiologicallyDerivedProduct/" + id(bottle), "$print-label", zpl(), Binary.class);
        }
        resources("specimen").forEach(one -> bank.store(another((Specimen) one.copy(), run)));
        resources("order").forEach(one -> bank.store(another((ServiceRequest) one.copy(), run)));
    }

    /** The same, as {@code $pasteurise} makes all of it. */
    void heatAll(Run run, String device) {
        mix(run);
        run.made = pasteurise(
                run,
                device,
                List.of(
                        new ParametersParameterComponent().setName("location").setValue(new Reference(freezer)),
                        sample(),
                        order("MBCULPOST"),
                        order("MBMACRO"),
                        new ParametersParameterComponent().setName("labels").setValue(new CodeType("zpl"))));
        papers = run.made;
    }

    private Parameters pasteurise(Run run, String device, List<ParametersParameterComponent> more) {
        Map<String, Double> bottles = new LinkedHashMap<>();
        for (int bottle = 0; bottle < BOTTLES; bottle++) {
            bottles.put(bank.number("U"), 40.0);
        }
        return bank.pasteurise(
                run.pool, bank.number("B"), Bank.GOOD, bank.ago(60, ChronoUnit.MINUTES), bottles, more, device);
    }

    private List<Resource> resources(String name) {
        return papers.getParameter().stream()
                .filter(one -> name.equals(one.getName()))
                .map(ParametersParameterComponent::getResource)
                .toList();
    }

    private Specimen another(Specimen tube, Run run) {
        tube.setId((String) null);
        tube.setMeta(profile(tube));
        tube.getIdentifierFirstRep().setValue(bank.number("S"));
        milk(tube.getSubject(), run);
        return tube;
    }

    private ServiceRequest another(ServiceRequest order, Run run) {
        order.setId((String) null);
        order.setMeta(profile(order));
        order.getIdentifierFirstRep().setValue(bank.number("O"));
        order.setSpecimen(null);
        milk(order.getSubject(), run);
        return order;
    }

    private static Meta profile(Resource resource) {
        var meta = new Meta();
        resource.getMeta().getProfile().forEach(profile -> meta.addProfile(profile.getValue()));
        return meta;
    }

    private static void milk(Reference subject, Run run) {
        subject.setDisplay("batch " + Bank.label(run.batch()));
        ((Reference) subject.getExtensionFirstRep().getValue())
                .setReference("BiologicallyDerivedProduct/" + id(run.batch()));
    }

    void cultureEach(Run run) {
        bank.store(bank.culture(run.pool, "pre", null));
        bank.store(bank.culture(id(run.batch()), "post", null));
    }

    void cultureTogether(Run run) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        List<Observation> both =
                List.of(bank.culture(run.pool, "pre", null), bank.culture(id(run.batch()), "post", null));
        both.forEach(result -> bundle.addEntry()
                .setResource(result)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation"));
        bank.client.transaction().withBundle(bundle).execute();
    }

    void sign(Run run) {
        bank.release(run.batch(), "demo-release-officer");
        bank.release(run.batch(), "demo-release-officer-2");
    }

    void move(List<String> scans) {
        var in = new Parameters();
        scans.forEach(scan -> in.addParameter().setName("unit").setValue(new StringType(scan)));
        in.addParameter().setName("destination").setValue(new Reference(freezer));
        MilkLine.onMilk("demo-technician", "$move", in, Parameters.class);
    }

    private static Parameters zpl() {
        return new Parameters().addParameter("format", new CodeType("zpl"));
    }

    private ParametersParameterComponent sample() {
        var sample = new ParametersParameterComponent().setName("sample");
        sample.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S")));
        sample.addPart().setName("volume").setValue(Bank.millilitres(5));
        return sample;
    }

    private ParametersParameterComponent order(String test) {
        var order = new ParametersParameterComponent().setName("order");
        order.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.LAB_ORDER_ID).setValue(bank.number("O")));
        order.addPart().setName("test").setValue(new CodeType(test));
        return order;
    }

    static String id(Resource unit) {
        return unit.getIdElement().getIdPart();
    }
}
