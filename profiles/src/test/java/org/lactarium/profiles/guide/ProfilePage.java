package org.lactarium.profiles.guide;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A chapter of profiles: for each its elements as a table, its invariants, an example. */
record ProfilePage(Definitions definitions, Chapter chapter) {

    String text() {
        return "# " + chapter.title() + "\n\n"
                + chapter.profiles().stream().map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(String id) {
        StructureDefinition profile = definitions.structure(id);
        return "<a id=\"%s\"></a>\n\n## %s\n\n%s\n\n`%s`, a profile of %s.\n\n"
                        .formatted(
                                id,
                                Words.title(profile),
                                profile.getDescription(),
                                profile.getUrl(),
                                Elements.link(profile.getBaseDefinition()))
                + new Elements(profile).table()
                + invariants(profile)
                + example(profile);
    }

    private static String invariants(StructureDefinition profile) {
        List<ElementDefinitionConstraintComponent> ours = profile.getDifferential().getElement().stream()
                .map(ElementDefinition::getConstraint)
                .flatMap(List::stream)
                .filter(constraint -> constraint.getKey().startsWith("mb-"))
                .toList();
        return ours.isEmpty()
                ? ""
                : ours.stream()
                        .map(rule -> "- `%s`: %s".formatted(rule.getKey(), rule.getHuman()))
                        .distinct()
                        .collect(Collectors.joining("\n", "\nIt also holds that:\n\n", "\n"));
    }

    private String example(StructureDefinition profile) {
        return definitions.examples().stream()
                .filter(example -> example.getMeta().getProfile().stream()
                        .map(PrimitiveType::getValue)
                        .anyMatch(profile.getUrl()::equals))
                .findFirst()
                .map(ProfilePage::shown)
                .orElse("");
    }

    private static String shown(DomainResource example) {
        String words = example.getText().getDiv().allText();
        DomainResource copy = example.copy();
        copy.setText(null);
        String json =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(copy);
        return "\n<details><summary>Example: %s</summary>\n\n```json\n%s\n```\n\n</details>\n".formatted(words, json);
    }
}
