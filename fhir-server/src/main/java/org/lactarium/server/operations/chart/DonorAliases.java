package org.lactarium.server.operations.chart;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/**
 * All records of one woman (or one infant) who was registered more than once.
 *
 * <p>They are linked and not rewritten ({@code Patient.link}: replaced-by, replaces), so that a wrong link can be undone.
 */
@Component
public class DonorAliases {

    static final Set<LinkType> SAME = Set.of(LinkType.REPLACEDBY, LinkType.REPLACES);

    private final MilkRecord record;

    DonorAliases(MilkRecord record) {
        this.record = record;
    }

    /** {@code Patient/x} of the person and of all that are linked with it, near or far, the given one first. */
    public List<String> of(Patient person) {
        return around("Patient/" + person.getIdElement().getIdPart(), person);
    }

    /** As {@link #of(Patient)}; only the given one when the record does not know it. */
    public List<String> of(String reference) {
        return record.read(Patient.class, reference.substring(reference.indexOf('/') + 1))
                .map(this::of)
                .orElse(List.of(reference));
    }

    /** The record under which the person goes on; of two that nobody replaced, always the same one. */
    public String current(String reference) {
        return of(reference).stream()
                .filter(one -> record.read(Patient.class, one.substring(one.indexOf('/') + 1))
                        .filter(person ->
                                person.getLink().stream().noneMatch(link -> link.getType() == LinkType.REPLACEDBY))
                        .isPresent())
                .min(Comparator.naturalOrder())
                .orElse(reference);
    }

    /** How many women these are; one with two numbers is one. */
    public int women(Collection<String> donors) {
        return donors.stream().map(this::current).collect(Collectors.toSet()).size();
    }

    /** Whether a record was one person with another, and is not by what stands on it now. */
    public static boolean parted(Patient before, Patient after) {
        return !linked(after).containsAll(linked(before));
    }

    private static Set<String> linked(Patient person) {
        return person.getLink().stream()
                .filter(link -> SAME.contains(link.getType()))
                .map(link -> Coded.plain(link.getOther()))
                .collect(Collectors.toSet());
    }

    private List<String> around(String start, Patient person) {
        Set<String> found = new LinkedHashSet<>(Set.of(start));
        var waiting = new ArrayDeque<Patient>(List.of(person));
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            neighbours(next)
                    .filter(other -> found.add("Patient/" + other.getIdElement().getIdPart()))
                    .forEach(waiting::add);
        }
        return List.copyOf(found);
    }

    private Stream<Patient> neighbours(Patient person) {
        var self = "Patient/" + person.getIdElement().getIdPart();
        var named = linked(person).stream()
                .filter(other -> other.startsWith("Patient/"))
                .flatMap(other -> record.read(Patient.class, other.substring("Patient/".length())).stream());
        var naming = record.referring(Patient.class, "link", List.of(self)).stream()
                .filter(other -> other.getLink().stream()
                        .anyMatch(link -> SAME.contains(link.getType())
                                && Coded.plain(link.getOther()).equals(self)));
        return Stream.concat(named, naming);
    }
}
