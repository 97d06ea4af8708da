package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** It makes no difference to milk in which order facts about it come, and whether they come one by one or together. */
class FactsInAnyOrderTest {

    private static final int ORDERS = Integer.getInteger("facts.orders", 3);

    private final Bank bank = new Bank();

    /** One donor with raw milk and a batch that was let go, and what becomes known of her and it. */
    private final class Story {
        private final String donor = bank.people().anotherHealthyDonor();
        private final String raw = bank.deposit(donor);
        private final String neighbour = bank.deposit(bank.people().healthyDonor());
        private final BiologicallyDerivedProduct bottle =
                bank.releasedBottles(donor).get(0);
        private final String batch =
                bottle.getParentFirstRep().getReferenceElement().getIdPart();

        List<Resource> facts() {
            var enrolment = (EpisodeOfCare) bank.client
                    .search()
                    .byUrl("EpisodeOfCare?patient=" + donor)
                    .returnBundle(Bundle.class)
                    .execute()
                    .getEntryFirstRep()
                    .getResource();
            return new ArrayList<>(List.of(
                    bank.people().blood(donor, "56888-1", "11214006"),
                    bank.culture(batch, "post", 900_000.0),
                    enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ONHOLD),
                    smokes(donor)));
        }

        /** Where all her milk stands, that of another donor, and which deferrals follow. */
        List<String> end() {
            var deferred = bank.client
                    .search()
                    .byUrl("Observation?code=donor-eligibility&subject=" + donor)
                    .returnBundle(Bundle.class)
                    .execute()
                    .getEntry()
                    .size();
            return Stream.concat(
                            Stream.of(raw, batch, bottle.getIdElement().getIdPart(), neighbour)
                                    .map(bank::status),
                            Stream.of(deferred + " deferrals"))
                    .toList();
        }
    }

    @Test
    void milkStandsWhereItStandsInWhateverOrderFactsCome() {
        var expected = List.of("rejected", "recalled", "recalled", "registered", "1 deferrals");
        for (int order = 0; order < ORDERS; order++) {
            var random = new Random(order);
            var together = new Story();
            var all = together.facts();
            Collections.shuffle(all, random);
            transact(all);
            assertThat(together.end()).as("together, order %s", order).isEqualTo(expected);

            var single = new Story();
            var each = single.facts();
            Collections.shuffle(each, random);
            each.forEach(fact -> transact(List.of(fact)));
            assertThat(single.end()).as("one by one, order %s", order).isEqualTo(expected);
        }
    }

    @Test
    void aResultAndItsCorrectionInOneTransactionAreJudgedByWhatStandsAtItsEnd() {
        var story = new Story();
        var consent = bank.people().blood(story.donor, "56888-1", "11214006");
        consent.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        var wrong = bank.culture(story.batch, "post", 900_000.0);
        wrong.setStatus(Observation.ObservationStatus.ENTEREDINERROR);

        transact(List.of(wrong, consent, bank.culture(story.batch, "post", null)));

        assertThat(bank.status(story.batch)).isEqualTo("released");
        assertThat(bank.status(story.raw)).isEqualTo("registered");
    }

    @Test
    void aFactThatIsRefusedAtTheEndLeavesNothingOfTheOthers() {
        var story = new Story();
        var infant = bank.people().infant(bank.number("H"));
        var order = bank.people().order(infant);
        var feed = bank.feed(story.bottle.getIdElement().getIdPart(), infant, order, 5);

        assertThat(refused(() -> transact(List.of(bank.culture(story.batch, "post", 900_000.0), feed))))
                .isNotEmpty();

        assertThat(bank.status(story.batch)).isEqualTo("released");
    }

    /** The interview of the guide's example, of a donor who smokes since she was a girl. */
    private QuestionnaireResponse smokes(String donor) {
        try (InputStream example = Objects.requireNonNull(
                getClass().getResourceAsStream("/examples/QuestionnaireResponse-screening-417.json"))) {
            var interview =
                    LactariumServer.shared().fhir().newJsonParser().parseResource(QuestionnaireResponse.class, example);
            interview.setId((String) null);
            interview.setSubject(new Reference(donor)).setAuthor(null).setAuthored(new Date());
            interview.getItem().stream()
                    .flatMap(group -> group.getItem().stream())
                    .filter(item -> item.getLinkId().equals("smoking"))
                    .forEach(item -> item.getAnswerFirstRep().setValue(new BooleanType(true)));
            return interview;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void transact(List<? extends Resource> facts) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var fact : facts) {
            var known = fact.getIdElement().hasIdPart();
            bundle.addEntry()
                    .setResource(fact)
                    .getRequest()
                    .setMethod(known ? Bundle.HTTPVerb.PUT : Bundle.HTTPVerb.POST)
                    .setUrl(fact.fhirType() + (known ? "/" + fact.getIdElement().getIdPart() : ""));
        }
        bank.client.transaction().withBundle(bundle).execute();
    }
}
