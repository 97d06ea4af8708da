package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.Identity.Said;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.MotherChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/[donor]/$link-mother}: a donor is the mother of an infant in a ward. The first caller asks for it, a second person
 * asks for the same, and then the donor is linked with the infant's {@code recipient-mother}. An infant has one mother.
 */
@Component
class LinkMother implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final DonorAliases aliases;
    private final MotherChart mothers;
    private final Identity identity;
    private final Refusals refusals;

    LinkMother(
            Bench bench,
            MilkRecord record,
            DonorAliases aliases,
            MotherChart mothers,
            Identity identity,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.aliases = aliases;
        this.mothers = mothers;
        this.identity = identity;
        this.refusals = refusals;
    }

    @Operation(name = "$link-mother", typeName = "Patient")
    public Parameters link(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var mother = ask.id("mother", "RelatedPerson");
        var undo = ask.yes("undo");
        var said = new Said(
                undo ? "undo-link-mother" : "link-mother",
                "Patient/" + id.getIdPart(),
                "RelatedPerson/" + mother,
                ask.optionalText("reason").orElse(null));
        var infant = infant(mother);
        var locks = Set.of(new Lock(Lock.Kind.PERSON, id.getIdPart()), new Lock(Lock.Kind.PERSON, infant));
        return record.atomically(locks, () -> {
            var donor = donor(id.getIdPart());
            if (undo != linked(donor, said.other())) {
                return Identity.answer(identity.takeBack(said).orElse(null), donor);
            }
            if (!undo) {
                refusals.unless(onlyMother(said, "Patient/" + infant), request);
            }
            var task = identity.say(said, request);
            return Identity.answer(task, Identity.agreed(task) ? write(donor, said.other(), undo) : donor);
        });
    }

    private Patient write(Patient donor, String mother, boolean undo) {
        donor.getLink()
                .removeIf(link -> link.getType() == LinkType.SEEALSO
                        && Coded.plain(link.getOther()).equals(mother));
        if (!undo) {
            donor.addLink().setType(LinkType.SEEALSO).setOther(new Reference(mother));
        }
        return record.update(donor);
    }

    private Verdict onlyMother(Said said, String infant) {
        var herself = Set.copyOf(aliases.of(said.person()));
        return Verdict.unless(
                herself.containsAll(mothers.linked(aliases.of(infant))), RuleId.ANOTHER_MOTHER, infant, said.person());
    }

    private static boolean linked(Patient donor, String mother) {
        return donor.getLink().stream()
                .anyMatch(link -> link.getType() == LinkType.SEEALSO
                        && Coded.plain(link.getOther()).equals(mother));
    }

    private Patient donor(String id) {
        var donor = record.read(Patient.class, id).orElseThrow(() -> Refusals.unknown("Patient/" + id));
        if (!donor.getMeta().hasProfile(Profiles.MILK_DONOR)) {
            throw Refusals.bad("Patient/" + id + " is no donor");
        }
        return donor;
    }

    /** Id of the infant whose mother this is. */
    private String infant(String mother) {
        var known =
                record.read(RelatedPerson.class, mother).orElseThrow(() -> Refusals.unknown("RelatedPerson/" + mother));
        var infant = Coded.plain(known.getPatient());
        if (!known.getMeta().hasProfile(Profiles.RECIPIENT_MOTHER) || !infant.startsWith("Patient/")) {
            throw Refusals.bad("parameter mother must be the recipient-mother of an infant");
        }
        return infant.substring("Patient/".length());
    }
}
