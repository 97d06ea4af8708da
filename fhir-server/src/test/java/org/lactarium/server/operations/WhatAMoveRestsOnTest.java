package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;

/** Milk goes back with what moved it, whichever way it was moved, and with nothing else. */
class WhatAMoveRestsOnTest {

    private final Bank bank = new Bank();

    @Test
    void aBottleThatCameBackIntoARecalledBatchGoesBackOnHoldWithItsBatch() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var milk = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var bottle = milk.getIdElement().getIdPart();
        var batch = milk.getParentFirstRep().getReferenceElement().getIdPart();
        bank.dispense(order, bottle);
        var feed = bank.feed(bottle, infant, order, 40);
        feed.setId(bank.client.create().resource(feed).execute().getId());
        var wrong = bank.store(bank.culture(batch, "post", 100.0));

        inError(feed);
        assertThat(bank.status(bottle)).isEqualTo("recalled");
        inError(wrong);

        assertThat(bank.status(batch)).isEqualTo("quarantine");
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        Stream.of("demo-release-officer", "demo-release-officer-2").forEach(login -> bank.release(read(batch), login));
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
    }

    @Test
    void aMistakeThatWasTakenBackBeforeTheMilkWasRejectedIsNoReasonToGiveItBack() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        inError(bank.store(bank.people().blood(donor, "5196-1", "11214006")));
        var confirmed = bank.store(confirmed(donor));
        assertThat(bank.status(raw)).isEqualTo("rejected");
        var later = bank.store(bank.people().blood(donor, "5196-1", "131194007"));
        bank.client
                .update()
                .resource(now(confirmed)
                        .setStatus(ObservationStatus.CORRECTED)
                        .setValue(Bank.concept(Systems.SNOMED, "131194007")))
                .execute();

        inError(later);

        assertThat(bank.status(raw)).isEqualTo("rejected");
    }

    private Observation confirmed(String donor) {
        var result = bank.people().blood(donor, "56888-1", "11214006");
        result.setEffective(new DateTimeType(new Date()));
        return result.setMethod(Bank.concept(Systems.MILK_OBSERVATION, "confirmatory"));
    }

    private void inError(Observation fact) {
        bank.client
                .update()
                .resource(now(fact).setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();
    }

    private Observation now(Observation fact) {
        return bank.client
                .read()
                .resource(Observation.class)
                .withId(fact.getIdElement().getIdPart())
                .execute();
    }

    private BiologicallyDerivedProduct read(String unit) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute();
    }
}
