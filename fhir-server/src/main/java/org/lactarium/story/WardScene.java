package org.lactarium.story;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The neonatal unit: an order, the parents' consent, two scans at the bedside, a feed. */
final class WardScene {

    private static final String WARD = "ward";
    private static final int FEED_ML = 15;

    private final Night night;
    private String infantNumber = "";
    String infant = "";
    String feed = "";

    WardScene(Night night) {
        this.night = night;
    }

    void feed(Batch batch) throws IOException, InterruptedException {
        infantNumber = night.number("H", 1);
        night.narrator.step("ward.order", infantNumber, FEED_ML);
        infant = night.write("hospital-system", Paperwork.infant(infantNumber, night.ago(6, ChronoUnit.DAYS)));
        String order =
                night.write("hospital-system", Paperwork.feedingOrder(infant, night.ago(1, ChronoUnit.HOURS), FEED_ML));
        night.narrator.answer("ward.ordered", order);

        String bottle = batch.bottles.get(0);
        night.narrator.step("ward.no-consent");
        try {
            dispense(order, bottle);
            throw new OffScriptException("milk left the bank for an infant without consent");
        } catch (UnprocessableEntityException refusal) {
            night.narrator.answer("refused", refusal.getStatusCode());
            night.narrator.rules(night.bank.rules(refusal));
        }

        night.narrator.step("ward.consent");
        night.write("hospital-system", Paperwork.parentConsent(infant, night.ago(30, ChronoUnit.MINUTES)));
        dispense(order, bottle);
        night.narrator.answer("ward.dispensed", batch.bottleNumbers.get(0));

        night.narrator.step("ward.scan", batch.bottleNumbers.get(0), infantNumber);
        Parameters check = check(batch.bottleNumbers.get(0));
        if (!decision(check).equals("ok")) {
            throw new OffScriptException("the bedside check said stop: " + Bank.rules(check));
        }
        night.narrator.answer("ward.decision", decision(check));

        night.narrator.step("ward.feed", FEED_ML);
        feed = night.write(WARD, Paperwork.feed(infant, order, bottle, night.now(), FEED_ML, "Practitioner/demo-ward"));
        night.narrator.answer("ward.fed", feed);
    }

    /** A bottle of the failed batch turns up at the bedside. */
    void refuse(Batch batch) throws IOException, InterruptedException {
        night.narrator.step("ward.bad-bottle", batch.bottleNumbers.get(0), infantNumber);
        Parameters check = check(batch.bottleNumbers.get(0));
        if (!decision(check).equals("stop")) {
            throw new OffScriptException("a bottle of the failed batch was let through");
        }
        night.narrator.answer("ward.decision", decision(check));
        night.narrator.rules(Bank.rules(check));
    }

    private void dispense(String order, String bottle) throws IOException, InterruptedException {
        Parameters in = new Parameters();
        List.of(bottle).forEach(unit -> in.addParameter().setName("unit").setValue(new Reference(unit)));
        night.as("technician")
                .operation()
                .onInstance(new IdType(order))
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    private Parameters check(String scannedBottle) throws IOException, InterruptedException {
        Parameters in = new Parameters();
        in.addParameter().setName("unit").setValue(new StringType(scannedBottle));
        in.addParameter().setName("infant").setValue(new StringType(infantNumber));
        return night.as(WARD)
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$check-feed")
                .withParameters(in)
                .useHttpGet()
                .execute();
    }

    private static String decision(Parameters check) {
        return check.getParameter("decision").getValue().primitiveValue();
    }
}
