package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** What a bag says of itself at the door is understood, or the bag is refused. */
class GivenDepositsTest {

    private final Bank bank = new Bank();
    private final String donor = bank.people().healthyDonor();

    @ParameterizedTest
    @CsvSource({"130, mL, 130", "13, cL, 130", "1.3, dL, 130", "0.13, L, 130", "0.1305, L, 130.5"})
    void aVolumeIsTakenInTheUnitItIsGivenIn(BigDecimal given, String unit, BigDecimal millilitres) {
        var bag = bag();
        bag.getExtensionByUrl(Extensions.VOLUME).setValue(quantity(given, unit));

        var received = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(Bank.received(bank.receive(bag, "frozen", true)))
                .execute();

        var stored = (Quantity) received.getExtensionByUrl(Extensions.VOLUME).getValue();
        assertThat(stored.getValue()).isEqualByComparingTo(millilitres);
        assertThat(stored.getCode()).isEqualTo("mL");
    }

    /** What a careless client writes into a bag. */
    enum Careless {
        OUNCES(bag -> volume(bag, quantity(new BigDecimal(4), "[foz_us]"))),
        KILOGRAMS(bag -> volume(bag, quantity(new BigDecimal("0.13"), "kg"))),
        NO_UNIT(bag -> volume(bag, new Quantity().setValue(130))),
        MORE_THAN(bag -> volume(
                bag, quantity(new BigDecimal(130), "mL").setComparator(Quantity.QuantityComparator.GREATER_THAN))),
        A_BATHTUB(bag -> volume(bag, quantity(new BigDecimal(130), "L"))),
        LESS_THAN_NOTHING(bag -> volume(bag, quantity(new BigDecimal(-1), "mL"))),
        TWO_VOLUMES(bag -> bag.addExtension(new Extension(Extensions.VOLUME, Bank.millilitres(50)))),
        ANOTHER_QUANTITY(bag -> bag.setQuantity(50)),
        TWO_NUMBERS(bag -> bag.addIdentifier(bag.getIdentifierFirstRep().copy().setValue("U-another"))),
        HEATED_BEFORE(
                bag -> bag.addProcessing().setProcedure(Bank.concept(Systems.PROCESSING_STEP, "pasteurise-holder"))),
        A_PARENT(bag -> bag.addParent(new Reference("BiologicallyDerivedProduct/x"))),
        A_BOTTLE(bag ->
                bag.addExtension(new Extension(Extensions.UNIT_TYPE, Bank.concept(Systems.UNIT_TYPE, "bottle")))),
        HEATED_MILK(bag -> bag.setProductCode(Bank.concept(Systems.MILK_PRODUCT, "pasteurised"))),
        LET_GO_ALREADY(bag ->
                bag.addExtension(new Extension(Extensions.UNIT_STATUS, Bank.concept(Systems.UNIT_STATUS, "released")))),
        A_STATUS_THAT_IS_NONE(bag ->
                bag.addExtension(new Extension(Extensions.UNIT_STATUS, Bank.concept("urn:other", "registered")))),
        TWO_STATUSES(bag -> {
            bag.addExtension(new Extension(Extensions.UNIT_STATUS, Bank.concept(Systems.UNIT_STATUS, "registered")));
            bag.addExtension(new Extension(Extensions.UNIT_STATUS, Bank.concept(Systems.UNIT_STATUS, "quarantine")));
        }),
        TWO_EXPIRIES(bag -> {
            bag.addExtension(new Extension(Extensions.EXPIRATION_DATE, new DateTimeType("2026-12-01T00:00:00Z")));
            bag.addExtension(new Extension(Extensions.EXPIRATION_DATE, new DateTimeType("2027-12-01T00:00:00Z")));
        }),
        A_DONOR_OF_ANOTHER_SERVER(bag -> bag.getCollection()
                .setSource(new Reference("https://other.example/fhir/"
                        + bag.getCollection().getSource().getReference())));

        private final Consumer<BiologicallyDerivedProduct> hand;

        Careless(Consumer<BiologicallyDerivedProduct> hand) {
            this.hand = hand;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotUnderstoodOfABagIsRefused(Careless careless) {
        var bag = bag();
        careless.hand.accept(bag);

        assertThatThrownBy(() -> bank.receive(bag, "frozen", true))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("unit");
    }

    @Test
    void whetherTheSealWasWholeMustBeSaid() {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag());
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));

        assertThatThrownBy(() -> bank.client
                        .operation()
                        .onType("BiologicallyDerivedProduct")
                        .named("$receive")
                        .withParameters(in)
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("sealIntact");
    }

    @Test
    void anotherDonorNumberBesideTheReferenceHoldsTheBag() {
        var bag = bag();
        bag.getCollection()
                .getSource()
                .setIdentifier(new Identifier().setSystem(Systems.DONOR_ID).setValue(bank.number("D")));

        assertThat(Bank.rules(bank.receive(bag, "frozen", true))).contains("donor-number-conflict");
    }

    private BiologicallyDerivedProduct bag() {
        return bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U"));
    }

    private static void volume(BiologicallyDerivedProduct bag, Quantity volume) {
        bag.getExtensionByUrl(Extensions.VOLUME).setValue(volume);
    }

    private static Quantity quantity(BigDecimal value, String unit) {
        return new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem(Systems.UCUM)
                .setCode(unit);
    }
}
