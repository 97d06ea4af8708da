package org.lactarium.story;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The technicians' part: the door, the thawing refrigerator, the bench and the pasteuriser. */
final class MilkScene {

    private static final String TECHNICIAN = "technician";
    private static final int DEPOSIT_ML = 130;
    private static final int BOTTLE_ML = 60;
    private static final int BOTTLES = 4;

    private final Night night;
    /** When the milk left the freezer: so long ago that heating must begin within minutes of being told so. */
    private final Instant thawed;
    /** When the staff came back and started the pasteuriser; its run is over by now. */
    private final Instant heated;

    MilkScene(Night night) {
        this.night = night;
        this.thawed = night.now().minus(Duration.ofHours(24).minusMinutes(6));
        this.heated = night.now().minusSeconds(HoldingCurve.SECONDS + 60);
    }

    void refuseAStranger() throws IOException, InterruptedException {
        String number = night.number("U", 99);
        night.narrator.step("milk.stranger", number);
        try {
            receive(number, "Patient/nobody-knows-her");
            throw new OffScriptException("milk of an unknown donor was accepted");
        } catch (UnprocessableEntityException refusal) {
            night.narrator.answer("refused", refusal.getStatusCode());
            night.narrator.rules(night.bank.rules(refusal));
        }
    }

    void receive(Batch batch, int which) throws IOException, InterruptedException {
        for (int bag = 0; bag < 2; bag++) {
            String number = night.number("U", which * 10 + bag);
            night.narrator.step("milk.receive", number, batch.donor.number(), DEPOSIT_ML);
            Parameters answer = receive(number, batch.donor.reference());
            var deposit = answer.getParameter("deposit");
            BiologicallyDerivedProduct unit =
                    (BiologicallyDerivedProduct) part(deposit, "unit").getResource();
            String verdict = part(deposit, "verdict").getValue().primitiveValue();
            if (!verdict.equals("accepted")) {
                throw new OffScriptException("deposit " + number + " was " + verdict);
            }
            batch.deposits.add(Bank.reference(unit));
            night.narrator.answer("milk.accepted");
        }
    }

    private Parameters receive(String number, String donor) throws IOException, InterruptedException {
        Parameters in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart()
                .setName("unit")
                .setResource(Paperwork.deposit(number, donor, night.ago(20, ChronoUnit.DAYS), DEPOSIT_ML));
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        in.addParameter().setName("received").setValue(Paperwork.time(night.ago(10, ChronoUnit.DAYS)));
        return operate("$receive", in, Parameters.class);
    }

    void thaw(Batch batch) throws IOException, InterruptedException {
        night.narrator.step("milk.thaw", batch.donor.number(), Night.hour(thawed));
        Parameters in = new Parameters();
        batch.deposits.forEach(unit -> in.addParameter().setName("unit").setValue(new Reference(unit)));
        in.addParameter().setName("started").setValue(Paperwork.time(thawed));
        in.addParameter().setName("location").setValue(new Reference("Location/demo-thaw-fridge"));
        Task thaw = operate("$thaw", in, Task.class);
        batch.thaw = Bank.reference(thaw);
        Instant deadline = thaw.getRestriction().getPeriod().getEnd().toInstant();
        night.narrator.answer(
                "milk.deadline",
                Night.hour(deadline),
                Duration.between(heated, deadline).toMinutes());
    }

    void pool(Batch batch, int which) throws IOException, InterruptedException {
        batch.poolNumber = night.number("P", which);
        night.narrator.step("milk.pool", batch.poolNumber, 2 * DEPOSIT_ML);
        Parameters in = new Parameters();
        in.addParameter().setName("thaw").setValue(new Reference(batch.thaw));
        batch.deposits.forEach(unit -> in.addParameter().setName("unit").setValue(new Reference(unit)));
        in.addParameter().setName("identifier").setValue(new StringType(batch.poolNumber));
        in.addParameter().setName("volume").setValue(Paperwork.mL(2 * DEPOSIT_ML));
        in.addParameter().setName("thawCompleted").setValue(Paperwork.time(heated.minusSeconds(600)));
        batch.pool = Bank.reference(operate("$pool", in, BiologicallyDerivedProduct.class));
        night.narrator.answer("milk.pooled", batch.pool);
    }

    void pasteurise(Batch batch, int which) throws IOException, InterruptedException {
        batch.batchNumber = night.number("B", which);
        night.narrator.step("milk.pasteurise", batch.batchNumber, Night.hour(heated));
        Parameters in = new Parameters();
        in.addParameter().setName("identifier").setValue(new StringType(batch.batchNumber));
        in.addParameter().setName("device").setValue(new Reference("Device/demo-pasteuriser"));
        in.addParameter().setName("curve").setResource(HoldingCurve.from(heated, "Device/demo-pasteuriser"));
        for (int bottle = 1; bottle <= BOTTLES; bottle++) {
            String number = night.number("U", which * 100 + bottle);
            batch.bottleNumbers.add(number);
            var part = in.addParameter().setName("bottle");
            part.addPart().setName("identifier").setValue(new StringType(number));
            part.addPart().setName("volume").setValue(Paperwork.mL(BOTTLE_ML));
        }
        Parameters answer = night.as(TECHNICIAN)
                .operation()
                .onInstance(new IdType(batch.pool))
                .named("$pasteurise")
                .withParameters(in)
                .execute();
        batch.batch = Bank.reference(answer.getParameter("batch").getResource());
        answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("bottle"))
                .forEach(parameter -> batch.bottles.add(Bank.reference(parameter.getResource())));
        night.narrator.answer("milk.pasteurised", batch.bottles.size(), said(answer.getParameter("verdict")));
    }

    private static String said(Parameters.ParametersParameterComponent verdict) {
        return verdict.getPart().stream()
                .filter(part -> part.getValue() instanceof org.hl7.fhir.r4.model.Quantity
                        || part.getValue() instanceof org.hl7.fhir.r4.model.PrimitiveType<?>)
                .map(part -> part.getName() + " "
                        + (part.getValue() instanceof org.hl7.fhir.r4.model.Quantity quantity
                                ? quantity.getValue().stripTrailingZeros().toPlainString() + " " + quantity.getUnit()
                                : part.getValue().primitiveValue()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static Parameters.ParametersParameterComponent part(
            Parameters.ParametersParameterComponent parent, String name) {
        return parent.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new OffScriptException("the answer has no " + name));
    }

    private <T extends org.hl7.fhir.instance.model.api.IBaseResource> T operate(
            String name, Parameters in, Class<T> answer) throws IOException, InterruptedException {
        return night.as(TECHNICIAN)
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named(name)
                .withParameters(in)
                .returnResourceType(answer)
                .execute();
    }
}
