package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductStorageScale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
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
        AN_EXPIRY(bag ->
                bag.addExtension(new Extension(Extensions.EXPIRATION_DATE, new DateTimeType("2026-12-01T00:00:00Z")))),
        LESS_THAN_ANYBODY_MEASURES(bag -> volume(bag, quantity(new BigDecimal("1e-30"), "mL"))),
        A_LITTLE_LESS(bag -> volume(bag, quantity(new BigDecimal("0.0000009"), "L"))),
        FROZEN_IN_A_WARM_ROOM(bag -> stands(bag, "30", BiologicallyDerivedProductStorageScale.CELSIUS)),
        FROZEN_IN_A_WARM_ROOM_OVERSEAS(bag -> stands(bag, "86", BiologicallyDerivedProductStorageScale.FARENHEIT)),
        FROZEN_NOBODY_SAYS_IN_WHAT(bag -> stands(bag, "30", null)),
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

    /** It cooled in a refrigerator before. */
    @ParameterizedTest
    @CsvSource({"4, true", "-20, false"})
    void aBagThatStandsInAFreezerMayComeFrozen(String degrees, boolean ended) {
        var bag = bag();
        stands(bag, degrees, BiologicallyDerivedProductStorageScale.CELSIUS);
        if (ended) {
            bag.getStorageFirstRep().getDuration().setEnd(Date.from(bank.ago(18, ChronoUnit.DAYS)));
        }

        assertThat(Bank.part(bank.receive(bag, "frozen", true), "verdict")).isEqualTo("accepted");
    }

    private static void stands(
            BiologicallyDerivedProduct bag, String degrees, @Nullable BiologicallyDerivedProductStorageScale scale) {
        bag.addStorage()
                .setTemperature(new BigDecimal(degrees))
                .setScale(scale)
                .setDuration(new Period().setStart(Date.from(Instant.now().minus(19, ChronoUnit.DAYS))));
    }

    /** A number on a bag comes as a text, an identifier or a reference; whichever it is, another donor's number holds the bag. */
    @Test
    void aDonorNumberIsReadInWhateverFormItIsGiven() {
        for (var number : List.of(
                new StringType("D-of-another"),
                new Identifier().setSystem(Systems.DONOR_ID).setValue("D-of-another"),
                new Reference("D-of-another"))) {
            var in = new Parameters();
            var deposit = in.addParameter().setName("deposit");
            deposit.addPart().setName("unit").setResource(bag());
            deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
            deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
            deposit.addPart().setName("donorNumber").setValue(number);
            assertThat(Bank.rules(bank.client
                            .operation()
                            .onType("BiologicallyDerivedProduct")
                            .named("$receive")
                            .withParameters(in)
                            .execute()))
                    .as(number.fhirType())
                    .contains("donor-number-conflict");
        }
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
