package org.lactarium.profiles.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.profiles.MilkBank;

/** What a profile says of each element, as a table. */
record Elements(StructureDefinition profile) {

    String table() {
        String rows = profile.getDifferential().getElement().stream()
                .filter(element -> element.getPath().contains("."))
                .filter(element -> !onlySlices(element))
                .map(this::row)
                .collect(Collectors.joining());
        return Words.head("Element", "How many", "What it holds") + rows;
    }

    private String row(ElementDefinition element) {
        ElementDefinition whole = profile.getSnapshot().getElement().stream()
                .filter(candidate -> candidate.getId().equals(element.getId()))
                .findFirst()
                .orElse(element);
        String path = element.getId().substring(element.getId().indexOf('.') + 1);
        return Words.row(Words.code(path), whole.getMin() + ".." + whole.getMax(), said(element, whole));
    }

    /** An element that is only mentioned because its slices follow. */
    private static boolean onlySlices(ElementDefinition element) {
        return element.hasSlicing() && !element.hasMin() && !element.hasType() && !element.hasMustSupport();
    }

    private static String said(ElementDefinition element, ElementDefinition whole) {
        List<String> parts = new ArrayList<>();
        if (element.hasShort()) {
            parts.add(element.getShort());
        }
        if (element.hasMax() && element.getMax().equals("0")) {
            parts.add("never present");
        }
        types(element).forEach(parts::add);
        if (element.hasPattern()) {
            parts.add("always " + value(element.getPattern()));
        }
        if (element.hasFixed()) {
            parts.add("always " + value(element.getFixed()));
        }
        if (element.hasBinding()) {
            String valueSet = Words.last(element.getBinding().getValueSet());
            parts.add("from [%s](codes.md#%s) (%s)"
                    .formatted(
                            valueSet,
                            valueSet,
                            element.getBinding().getStrength().toCode()));
        }
        return parts.isEmpty() ? whole.getShort() : String.join("; ", parts);
    }

    private static Stream<String> types(ElementDefinition element) {
        if (!element.hasType() || element.getType().stream().noneMatch(TypeRefComponent::hasCode)) {
            return Stream.empty();
        }
        return Stream.of(element.getType().stream().map(Elements::type).collect(Collectors.joining(" or ")));
    }

    private static String type(TypeRefComponent type) {
        if (type.hasTargetProfile()) {
            return "→ "
                    + type.getTargetProfile().stream()
                            .map(CanonicalType::getValue)
                            .map(Elements::link)
                            .collect(Collectors.joining(", "));
        }
        return type.hasProfile()
                ? "[%s](extensions.md)"
                        .formatted(Words.last(type.getProfile().get(0).getValue()))
                : type.getCode();
    }

    /** The name of a structure: a link to its page if it is ours. */
    static String link(String url) {
        String id = Words.last(url);
        return url.startsWith(MilkBank.CANONICAL)
                ? Chapter.link(id).map(page -> "[%s](%s)".formatted(id, page)).orElse(id)
                : id;
    }

    private static String value(Type value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().map(Elements::value).collect(Collectors.joining(", "));
        }
        if (value instanceof Coding coding) {
            return Words.code(Words.last(coding.getSystem()) + "#" + coding.getCode());
        }
        return Words.code(value instanceof Quantity quantity ? quantity.getCode() : value.primitiveValue());
    }
}
