package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/[id]/$merge}: two records are one woman, or one infant. They are linked both ways and nothing is
 * rewritten, so {@code undo} restores both; milk is judged by what is known under either, in the same transaction.
 *
 * <p>Merging what is merged answers the record that goes on as it stands.
 */
@Component
class Merge implements BankOperation {

    private static final List<String> WHO = List.of("donor-coordinator", "quality", "traceability-officer");

    private final Bench bench;
    private final MilkRecord record;
    private final Refusals refusals;

    Merge(Bench bench, MilkRecord record, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.refusals = refusals;
    }

    @Operation(name = "$merge", typeName = "Patient")
    public Patient merge(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        bench.only(WHO, "merge two records of one person");
        var ask = Ask.of(body);
        var into = ask.id("into", "Patient");
        if (into.equals(id.getIdPart())) {
            throw Refusals.bad("a record cannot be merged into itself");
        }
        var undo = ask.yes("undo");
        var locks = Set.of(new Lock(Lock.Kind.PERSON, id.getIdPart()), new Lock(Lock.Kind.PERSON, into));
        return record.atomically(locks, () -> {
            var other = person(id.getIdPart());
            var stays = person(into);
            if (!kind(other).equals(kind(stays))) {
                throw Refusals.bad("a donor and an infant are two people");
            }
            if (!undo && kind(other).equals("infant")) {
                refusals.unless(
                        Verdict.unless(
                                mayBeOne(other, stays),
                                RuleId.NOT_THE_SAME_INFANT,
                                other.getIdElement().getIdPart(),
                                into),
                        request);
            }
            link(other, stays, LinkType.REPLACEDBY, undo);
            link(stays, other, LinkType.REPLACES, undo);
            return person(into);
        });
    }

    private void link(Patient from, Patient to, LinkType type, boolean undo) {
        var reference = "Patient/" + to.getIdElement().getIdPart();
        var there = from.getLink().stream()
                .filter(link ->
                        link.getType() == type && Coded.plain(link.getOther()).equals(reference))
                .toList();
        if (undo == there.isEmpty()) {
            return;
        }
        if (undo) {
            from.getLink().removeAll(there);
        } else {
            from.addLink().setType(type).setOther(new Reference(reference));
        }
        if (type == LinkType.REPLACEDBY) {
            from.setActive(undo);
        }
        record.update(from);
    }

    /** Twins share a mother, a ward and nearly a number: whoever was born on another day, or in another order, is another. */
    private static boolean mayBeOne(Patient one, Patient other) {
        var bothBirths = one.hasMultipleBirthIntegerType() && other.hasMultipleBirthIntegerType();
        return one.getBirthDateElement()
                        .getValueAsString()
                        .equals(other.getBirthDateElement().getValueAsString())
                && (!bothBirths
                        || one.getMultipleBirthIntegerType()
                                .getValue()
                                .equals(other.getMultipleBirthIntegerType().getValue()));
    }

    private Patient person(String id) {
        return record.read(Patient.class, id).orElseThrow(() -> Refusals.unknown("Patient/" + id));
    }

    private static String kind(Patient person) {
        return person.getMeta().hasProfile(Profiles.MILK_DONOR) ? "donor" : "infant";
    }
}
