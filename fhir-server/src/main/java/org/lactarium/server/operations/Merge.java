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
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.Identity.Said;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.SameInfant;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/[id]/$merge}: two records are one woman, or one infant. The first caller asks for it, a second person asks for the
 * same, and then it counts. The records are linked both ways and nothing is rewritten, so {@code undo} restores both; milk is judged
 * by what is known under either, in the same transaction.
 *
 * <p>Merging what is merged answers the record that goes on as it stands. A record is replaced once, by one that goes on: so nobody
 * is replaced in a circle, and of each person one record goes on.
 */
@Component
class Merge implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final DonorAliases aliases;
    private final Identity identity;
    private final Refusals refusals;

    Merge(Bench bench, MilkRecord record, DonorAliases aliases, Identity identity, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.aliases = aliases;
        this.identity = identity;
        this.refusals = refusals;
    }

    @Operation(name = "$merge", typeName = "Patient")
    public Parameters merge(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var into = ask.id("into", "Patient");
        if (into.equals(id.getIdPart())) {
            throw Refusals.bad("a record cannot be merged into itself");
        }
        var undo = ask.yes("undo");
        var reason = ask.optionalText("reason").orElse(null);
        var said = new Said(undo ? "undo-merge" : "merge", "Patient/" + id.getIdPart(), "Patient/" + into, reason);
        var locks = Set.of(new Lock(Lock.Kind.PERSON, id.getIdPart()), new Lock(Lock.Kind.PERSON, into));
        return record.atomically(locks, () -> {
            var other = person(id.getIdPart());
            var stays = person(into);
            if (undo == !replaced(other, stays)) {
                return Identity.answer(identity.takeBack(said).orElse(null), stays);
            }
            if (!undo) {
                mayBecomeOne(other, stays, request);
            }
            var task = identity.say(said, request);
            if (Identity.agreed(task)) {
                link(other, stays, LinkType.REPLACEDBY, undo);
                link(stays, other, LinkType.REPLACES, undo);
            }
            return Identity.answer(task, person(into));
        });
    }

    private void mayBecomeOne(Patient other, Patient stays, RequestDetails request) {
        if (!kind(other).equals(kind(stays))) {
            throw Refusals.bad("a donor and an infant are two people");
        }
        var verdict = goesOn(other).and(goesOn(stays));
        if (kind(other).equals("infant")) {
            verdict = verdict.and(Verdict.unless(
                    aliases.of(other).stream().map(this::known).allMatch(one -> aliases.of(stays).stream()
                            .map(this::known)
                            .allMatch(two -> SameInfant.mayBe(one, two))),
                    RuleId.NOT_THE_SAME_INFANT,
                    id(other),
                    id(stays)));
        }
        refusals.unless(verdict, request);
    }

    private static Verdict goesOn(Patient person) {
        return person.getLink().stream()
                .filter(link -> link.getType() == LinkType.REPLACEDBY)
                .findFirst()
                .map(link -> Verdict.of(RuleId.RECORD_REPLACED, id(person), Coded.plain(link.getOther())))
                .orElseGet(Verdict::clear);
    }

    private static boolean replaced(Patient other, Patient stays) {
        return other.getLink().stream()
                .anyMatch(link -> link.getType() == LinkType.REPLACEDBY
                        && Coded.plain(link.getOther()).equals("Patient/" + id(stays)));
    }

    private void link(Patient from, Patient to, LinkType type, boolean undo) {
        var reference = "Patient/" + id(to);
        from.getLink()
                .removeIf(link ->
                        link.getType() == type && Coded.plain(link.getOther()).equals(reference));
        if (!undo) {
            from.addLink().setType(type).setOther(new Reference(reference));
        }
        if (type == LinkType.REPLACEDBY) {
            from.setActive(undo);
        }
        record.update(from);
    }

    private Patient known(String reference) {
        return person(reference.substring("Patient/".length()));
    }

    private Patient person(String id) {
        return record.read(Patient.class, id).orElseThrow(() -> Refusals.unknown("Patient/" + id));
    }

    private static String id(Patient person) {
        return person.getIdElement().getIdPart();
    }

    private static String kind(Patient person) {
        return person.getMeta().hasProfile(Profiles.MILK_DONOR) ? "donor" : "infant";
    }
}
