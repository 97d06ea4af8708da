package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/**
 * Patches at random, of everything that people write down. What is stored is valid and is still what it was, or the patch is refused.
 * {@code -Dpatches=5000} plays as many, {@code -Dpatches.seed=7} others.
 */
class PatchesAtRandomTest {

    private static final int COUNT = Integer.getInteger("patches", 80);

    private final Bank bank = new Bank();
    private final Random random = new Random(Long.getLong("patches.seed", 1));
    private final FhirValidator validator = validator();

    @Test
    void leaveWhatIsValidAndWhatItWas() throws IOException {
        var records = records();
        for (int count = 0; count < COUNT; count++) {
            patch(records.get(count % records.size()));
        }
    }

    private void patch(String reference) throws IOException {
        var record = PatchDesk.of(reference);
        var patch = new RandomPatch(random, record.was());
        var byPath = random.nextBoolean();
        var sent = byPath ? patch.fhirPath() : patch.json();
        var way = PatchWay.values()[random.nextInt(PatchWay.values().length)];

        int status = way.patch(reference, sent, byPath ? "application/fhir+json" : "application/json-patch+json");

        var is = record.read();
        var told = way + " " + reference + " " + sent + "\n" + way.said();
        assertThat(status).as(told).isBetween(200, 499);
        if (status >= 300) {
            assertThat(is).as(told).isEqualTo(record.was());
        }
        assertThat(faults(is)).as(told).isEmpty();
        for (var fact : List.of("/subject/reference", "/patient/reference", "/focus", "/code/coding/0/code", "/id")) {
            assertThat(is.at(fact)).as(told).isEqualTo(record.was().at(fact));
        }
        assertThat(profiles(is)).as(told).containsAll(profiles(record.was()));
    }

    private static List<String> profiles(JsonNode resource) {
        return StreamSupport.stream(resource.at("/meta/profile").spliterator(), false)
                .map(JsonNode::asText)
                .filter(profile -> profile.startsWith("https://lactarium.org/fhir"))
                .toList();
    }

    /** A feed, consents, a blood test, a donor, an infant, an order, a specimen, a culture, and the milk itself. */
    private List<String> records() {
        var infant = bank.people().infant(bank.number("H"));
        var consent = bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var donor = bank.people().anotherHealthyDonor();
        var bottle = bank.releasedBottles(donor).get(0).getIdElement().getIdPart();
        bank.dispense(order, bottle);
        var specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.BLOOD_SPECIMEN);
        specimen.addIdentifier(new Identifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S")));
        specimen.setType(Bank.concept(Systems.SNOMED, "119364003"));
        specimen.setSubject(new Reference(donor));
        return List.of(
                stored(bank.feed(bottle, infant, order, 5)),
                "Consent/" + consent,
                "Consent/" + bank.people().consent(donor),
                "Observation/" + bank.people().serology(donor, "5196-1", "131194007"),
                donor,
                infant,
                "NutritionOrder/" + order,
                stored(specimen),
                stored(bank.culture(bank.readyPool(donor).getIdElement().getIdPart(), "pre", null)),
                "BiologicallyDerivedProduct/" + bottle);
    }

    private String stored(Resource resource) {
        return resource.fhirType() + "/" + bank.store(resource).getIdElement().getIdPart();
    }

    private List<String> faults(JsonNode resource) {
        return validator.validateWithResult(resource.toString()).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    private static FhirValidator validator() {
        var hl7 = new FhirInstanceValidator(LactariumServer.shared().bean(ValidationSupportChain.class));
        hl7.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        hl7.setErrorForUnknownProfiles(false);
        return LactariumServer.shared().fhir().newValidator().registerValidatorModule(hl7);
    }
}
