package org.lactarium.profiles.guide;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.lactarium.profiles.MilkBank;

/** Which record points at which: drawn from the target profiles of every element. */
record GraphPage(Definitions definitions) {

    String text() {
        return """
                # The graph of resources · 紀錄之間的關係

                An arrow goes from the record that holds a reference to the record it names. The five levels of milk point
                only at their parents; everything else points at milk, at the donor or at the infant, and nothing points from
                the infant to the donor.

                ```mermaid
                graph LR
                """
                + definitions.profiles().stream().map(GraphPage::node).collect(Collectors.joining())
                + definitions.profiles().stream()
                        .flatMap(GraphPage::arrows)
                        .distinct()
                        .collect(Collectors.joining())
                + "```\n";
    }

    private static String node(StructureDefinition profile) {
        return "    %s[\"%s<br/>%s<br/>%s\"]\n"
                .formatted(
                        profile.getIdPart(),
                        profile.getTitle(),
                        Words.chinese(profile.getTitleElement()),
                        profile.getType());
    }

    private static Stream<String> arrows(StructureDefinition profile) {
        return profile.getDifferential().getElement().stream().flatMap(element -> element.getType().stream()
                .flatMap(type -> type.getTargetProfile().stream())
                .map(CanonicalType::getValue)
                .filter(target -> target.startsWith(MilkBank.CANONICAL))
                .map(target ->
                        "    %s -->|%s| %s\n".formatted(profile.getIdPart(), element(element), Words.last(target))));
    }

    /** The element that holds the reference, or the name of the extension that does. */
    private static String element(ElementDefinition element) {
        String id = element.getId().substring(element.getId().indexOf('.') + 1);
        String bare = id.replace(".extension:alternate.value[x]", "")
                .replace(".value[x]", "")
                .replace("[x]", "");
        return bare.substring(bare.indexOf("extension:") == 0 ? "extension:".length() : 0)
                .replaceAll(":[A-Za-z]+", "");
    }
}
