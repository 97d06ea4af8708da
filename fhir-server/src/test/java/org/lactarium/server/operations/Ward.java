package org.lactarium.server.operations;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A neonatal ward with a refrigerator and beds, worked over HTTP as its nurses would. */
final class Ward {

    private final Bank bank;
    final IGenericClient nurse = LactariumServer.shared().client("demo-ward");
    private final String ward;
    final String refrigerator;

    Ward(Bank bank, String name) {
        this.bank = bank;
        var type = new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/location-physical-type", "wa", null));
        ward = place(new Location().setName(name).setPhysicalType(type));
        refrigerator = place(new Location().setName(name + " refrigerator").setPartOf(new Reference(ward)));
    }

    private String place(Location place) {
        return "Location/" + bank.store(place).getIdElement().getIdPart();
    }

    /** The ward and all in it belong to this organization from now on. */
    void belongsTo(String organization) {
        var place = bank.client.read().resource(Location.class).withId(ward).execute();
        bank.client
                .update()
                .resource(place.setManagingOrganization(new Reference(organization)))
                .execute();
    }

    /** An infant in a bed here, nothing signed and nothing ordered; answers {@code Patient/x}. */
    String admit() {
        return admit(bank.number("H"));
    }

    String admit(String hospitalNumber) {
        var infant = bank.people().infant(hospitalNumber);
        lies(infant);
        return infant;
    }

    /** The infant's stay is here from now on. */
    String lies(String infant) {
        var stay = new Encounter();
        stay.setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null));
        stay.setSubject(new Reference(infant));
        stay.addLocation().setLocation(new Reference(place(new Location().setPartOf(new Reference(ward)))));
        return bank.store(stay).getIdElement().getIdPart();
    }

    /** An order computed from a weight in grams; answers its id. */
    String order(String infant, int grams) {
        var order = bank.client
                .read()
                .resource(NutritionOrder.class)
                .withId(bank.people().order(infant))
                .execute();
        order.addExtension(new Extension(
                Extensions.DOSING_WEIGHT,
                new org.hl7.fhir.r4.model.Quantity()
                        .setValue(grams)
                        .setUnit("g")
                        .setSystem(Systems.UCUM)
                        .setCode("g")));
        bank.client.update().resource(order).execute();
        return order.getIdElement().getIdPart();
    }

    /** Dispensed into the refrigerator here. */
    Parameters dispense(String order, String bottle) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(bottle));
        in.addParameter().setName("destination").setValue(new Reference(refrigerator));
        return bank.client
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    void prepare(String bottle, String step) {
        nurse.operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$prepare")
                .withParameters(new Parameters().addParameter("step", new CodeType(step)))
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    void withdraws(String consent) {
        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        bank.client
                .update()
                .resource(signed.setStatus(Consent.ConsentState.INACTIVE))
                .execute();
    }

    void ends(String order) {
        var written =
                bank.client.read().resource(NutritionOrder.class).withId(order).execute();
        bank.client
                .update()
                .resource(written.setStatus(NutritionOrder.NutritionOrderStatus.REVOKED))
                .execute();
    }

    Parameters offer(String bottle) {
        return nurse.operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$offer")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
    }

    /** {@code Patient/x} in the order in which they should be asked. */
    static List<String> candidates(Parameters offer) {
        return offer.getParameter().stream()
                .filter(one -> "candidate".equals(one.getName()))
                .map(one -> ((Reference) one.getPart().get(1).getValue()).getReference())
                .toList();
    }

    SupplyDelivery reassign(String bottle, String order) {
        var in = new Parameters();
        in.addParameter().setName("order").setValue(new Reference("NutritionOrder/" + order));
        in.addParameter("reason", "consent withdrawn");
        return nurse.operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$reassign")
                .withParameters(in)
                .returnResourceType(SupplyDelivery.class)
                .execute();
    }
}
