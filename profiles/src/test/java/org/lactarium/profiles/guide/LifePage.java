package org.lactarium.profiles.guide;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** The life of a bottle: states of unit-status, steps of unit-step. */
record LifePage(Definitions definitions) {

    /** A step possible from more states than this would hide the others; it stands in the table only. */
    private static final int DRAWN = 3;

    String text() {
        List<ConceptDefinitionComponent> steps = system("unit-step").getConcept();
        return """
                # The life of a bottle · 一樽母乳的旅程

                Where a unit stands is written by the server alone. The drawing shows the usual way; steps that are possible
                from almost anywhere (hold, recall, expire, discard) stand in the table below it.

                ```mermaid
                stateDiagram-v2
                """
                + system("unit-status").getConcept().stream()
                        .map(state -> "    state \"%s %s\" as %s\n"
                                .formatted(state.getDisplay(), Words.chinese(state), name(state.getCode())))
                        .collect(Collectors.joining())
                + steps.stream().map(LifePage::arrows).collect(Collectors.joining())
                + "```\n\n"
                + Words.head("Step", "繁體中文", "From", "To", "Meaning")
                + steps.stream().map(LifePage::row).collect(Collectors.joining());
    }

    private CodeSystem system(String id) {
        return definitions.every(CodeSystem.class).stream()
                .filter(system -> system.getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String arrows(ConceptDefinitionComponent step) {
        List<String> from = states(step, "from");
        List<String> to = states(step, "to");
        if (from.size() > DRAWN) {
            return "";
        }
        return (from.isEmpty() ? List.of("[*]") : from)
                .stream()
                        .flatMap(start -> to.stream()
                                .map(end -> "    %s --> %s: %s\n".formatted(name(start), name(end), step.getDisplay())))
                        .collect(Collectors.joining());
    }

    private static String row(ConceptDefinitionComponent step) {
        return Words.row(
                step.getDisplay(),
                Words.chinese(step),
                String.join(", ", states(step, "from")),
                String.join(", ", states(step, "to")),
                step.getDefinition());
    }

    private static List<String> states(ConceptDefinitionComponent step, String which) {
        return step.getProperty().stream()
                .filter(property -> property.getCode().equals(which))
                .map(property -> property.getValueCodeType().getValue())
                .toList();
    }

    private static String name(String state) {
        return state.replace('-', '_');
    }
}
