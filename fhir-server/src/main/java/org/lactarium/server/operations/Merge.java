package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.chart.Coded;
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

    Merge(Bench bench, MilkRecord record) {
        this.bench = bench;
        this.record = record;
    }

    @Operation(name = "$merge", typeName = "Patient")
    public Patient merge(@IdParam IdType id, @ResourceParam Parameters body) {
        bench.only(WHO, "merge two records of one person");
        var ask = Ask.of(body);
        var into = ask.id("into", "Patient");
        if (into.equals(id.getIdPart())) {
            throw Refusals.bad("a record cannot be merged into itself");
        }
        var undo = ask.yes("undo");
        var locks = new TreeSet<>(Set.of("person/" + id.getIdPart(), "person/" + into));
        return record.atomically(locks, () -> {
            var other = person(id.getIdPart());
            var stays = person(into);
            if (!kind(other).equals(kind(stays))) {
                throw Refusals.bad("a donor and an infant are two people");
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

    private Patient person(String id) {
        return record.read(Patient.class, id).orElseThrow(() -> Refusals.unknown("Patient/" + id));
    }

    private static String kind(Patient person) {
        return person.getMeta().hasProfile(Profiles.MILK_DONOR) ? "donor" : "infant";
    }
}
