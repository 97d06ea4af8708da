package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/**
 * Finds the donor who is an infant's own mother. Two records must agree before milk counts as hers to the infant: the donor is
 * linked ({@code Patient.link} seealso) with the infant's {@code recipient-mother}, and has a {@code donor-child} born when the
 * infant was. Anything less is donor milk.
 */
@Component
public class MotherChart {

    private final MilkRecord record;
    private final DonorAliases aliases;

    MotherChart(MilkRecord record, DonorAliases aliases) {
        this.record = record;
        this.aliases = aliases;
    }

    /**
     * {@code Patient/x} of the mother, under all her numbers as a donor; empty when she is none.
     *
     * @param infant {@code Patient/x} of the infant under all its numbers
     */
    public Set<String> of(Collection<String> infant) {
        var mothers = mothers(infant);
        if (mothers.isEmpty()) {
            return Set.of();
        }
        var births = births(infant);
        return mothers.stream()
                .flatMap(this::donors)
                .filter(donor -> hasChild(donor, births))
                .flatMap(donor -> aliases.of(donor).stream())
                .collect(Collectors.toSet());
    }

    /** {@code Patient/x} of every donor who is linked with a mother of the infant, whether or not she counts as hers. */
    public Set<String> linked(Collection<String> infant) {
        return mothers(infant).stream()
                .flatMap(this::donors)
                .map(donor -> "Patient/" + donor.getIdElement().getIdPart())
                .collect(Collectors.toSet());
    }

    private List<String> mothers(Collection<String> infant) {
        return Query.anyOf("patient", infant).stream()
                .flatMap(query -> record.find(RelatedPerson.class, query).stream())
                .filter(person -> person.getMeta().hasProfile(Profiles.RECIPIENT_MOTHER))
                .map(person -> "RelatedPerson/" + person.getIdElement().getIdPart())
                .toList();
    }

    private Stream<Patient> donors(String mother) {
        return record.find(Patient.class, Query.where("link", mother)).stream()
                .filter(person -> person.getMeta().hasProfile(Profiles.MILK_DONOR))
                .filter(person -> person.getLink().stream()
                        .anyMatch(link -> link.getType() == LinkType.SEEALSO
                                && Coded.plain(link.getOther()).equals(mother)));
    }

    private boolean hasChild(Patient donor, Set<String> births) {
        return Query.anyOf("patient", aliases.of(donor)).stream()
                .flatMap(query -> record.find(RelatedPerson.class, query).stream())
                .filter(child -> child.getMeta().hasProfile(Profiles.DONOR_CHILD))
                .anyMatch(child -> births.contains(child.getBirthDateElement().getValueAsString()));
    }

    private Set<String> births(Collection<String> infant) {
        var births = new HashSet<String>();
        List.copyOf(infant).stream()
                .flatMap(one -> record.read(Patient.class, one.substring("Patient/".length())).stream())
                .filter(Patient::hasBirthDate)
                .forEach(one -> births.add(one.getBirthDateElement().getValueAsString()));
        return births;
    }
}
