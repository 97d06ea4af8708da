package org.lactarium.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/** Draws what {@code $trace} answered as a tree: donor, bag, pool, batch, bottle, feed, infant. */
final class TraceTree {

    private final Map<String, Resource> steps = new LinkedHashMap<>();
    /** Milk flows along these, from the first to each of the second. */
    private final Map<String, Set<String>> onward = new LinkedHashMap<>();

    private final Map<String, Set<String>> back = new LinkedHashMap<>();
    private final Narrator narrator;

    TraceTree(Bundle answer, Narrator narrator) {
        this.narrator = narrator;
        answer.getEntry().forEach(entry -> steps.put(Bank.reference(entry.getResource()), entry.getResource()));
        steps.forEach((reference, step) -> edges(step, (from, to) -> {
            onward.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
            back.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(from);
        }));
    }

    private static void edges(Resource step, BiConsumer<String, String> edge) {
        String self = Bank.reference(step);
        if (step instanceof BiologicallyDerivedProduct unit) {
            unit.getParent().forEach(parent -> edge.accept(parent.getReference(), self));
            if (unit.getCollection().hasSource()) {
                edge.accept(unit.getCollection().getSource().getReference(), self);
            }
        }
        if (step instanceof Observation feed && feed.hasFocus() && feed.hasSubject()) {
            for (Reference bottle : feed.getFocus()) {
                edge.accept(bottle.getReference(), self);
            }
            edge.accept(self, feed.getSubject().getReference());
        }
    }

    boolean holds(String reference) {
        return steps.containsKey(reference);
    }

    /** The tree below a donor (onward) or an infant (back), a line a step. */
    List<String> from(String root) {
        Map<String, Set<String>> way = onward.containsKey(root) ? onward : back;
        List<String> lines = new ArrayList<>();
        draw(root, "", "", way, lines);
        return lines;
    }

    private void draw(String reference, String first, String rest, Map<String, Set<String>> way, List<String> lines) {
        lines.add(first + name(reference));
        List<String> next = way.getOrDefault(reference, Set.of()).stream()
                .filter(steps::containsKey)
                .toList();
        for (int i = 0; i < next.size(); i++) {
            boolean last = i == next.size() - 1;
            draw(next.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), way, lines);
        }
    }

    private String name(String reference) {
        Resource step = steps.get(reference);
        if (step instanceof BiologicallyDerivedProduct unit) {
            return narrator.say(
                    "unit." + coded(unit, Extensions.UNIT_TYPE),
                    unit.getIdentifierFirstRep().getValue(),
                    coded(unit, Extensions.UNIT_STATUS));
        }
        if (step instanceof Patient person) {
            boolean donor =
                    Systems.DONOR_ID.equals(person.getIdentifierFirstRep().getSystem());
            return narrator.say(
                    donor ? "person.donor" : "person.infant",
                    person.getIdentifierFirstRep().getValue());
        }
        if (step instanceof Observation feed && feed.hasValueQuantity()) {
            return narrator.say("unit.feed", feed.getValueQuantity().getValue().toPlainString());
        }
        return reference;
    }

    private static String coded(BiologicallyDerivedProduct unit, String extension) {
        return unit.getExtensionByUrl(extension).getValue() instanceof CodeableConcept concept
                ? concept.getCodingFirstRep().getCode()
                : "";
    }
}
