package org.lactarium.profiles.guide;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.ValueSet;

/** Code systems in both languages, value sets over codes of others, maps, identifier systems. */
record CodesPage(Definitions definitions) {

    String text() {
        return "# Codes and numbers · 代碼與編號\n\n"
                + "A value set of the same name holds every code of its code system, unless it is listed at the end.\n\n"
                + definitions.every(CodeSystem.class).stream()
                        .map(CodesPage::codes)
                        .collect(Collectors.joining("\n"))
                + "\n## Codes of others\n\n"
                + definitions.every(ValueSet.class).stream()
                        .filter(set -> set.getCompose().getIncludeFirstRep().hasConcept())
                        .map(CodesPage::chosen)
                        .collect(Collectors.joining("\n"))
                + "\n## Maps\n\n"
                + definitions.every(ConceptMap.class).stream()
                        .map(CodesPage::map)
                        .collect(Collectors.joining("\n"))
                + "\n## Identifier systems · 編號系統\n\n"
                + Words.head("System", "Of what")
                + definitions.every(NamingSystem.class).stream()
                        .map(system -> Words.row(
                                Words.code(system.getUniqueIdFirstRep().getValue()), system.getDescription()))
                        .collect(Collectors.joining());
    }

    private static String codes(CodeSystem system) {
        String open = system.getContent() == CodeSystemContentMode.FRAGMENT ? " It may grow." : "";
        return anchored(system.getIdPart(), Words.title(system))
                + system.getDescription()
                + open
                + "\n\n`" + system.getUrl() + "`\n\n"
                + Words.head("Code", "English", "繁體中文", "Meaning")
                + system.getConcept().stream()
                        .map(concept -> Words.row(
                                Words.code(concept.getCode()),
                                concept.getDisplay(),
                                Words.chinese(concept),
                                concept.hasDefinition() ? concept.getDefinition() : ""))
                        .collect(Collectors.joining());
    }

    private static String chosen(ValueSet set) {
        return anchored(set.getIdPart(), Words.title(set))
                + set.getDescription()
                + "\n\n"
                + Words.head("System", "Code", "Name")
                + set.getCompose().getInclude().stream()
                        .flatMap(include -> include.getConcept().stream()
                                .map(concept -> Words.row(
                                        include.getSystem(), Words.code(concept.getCode()), concept.getDisplay())))
                        .collect(Collectors.joining());
    }

    private static String map(ConceptMap map) {
        return anchored(map.getIdPart(), Words.title(map))
                + map.getDescription()
                + "\n\n"
                + Words.head("Sent", "Means", "Name")
                + map.getGroupFirstRep().getElement().stream()
                        .map(element -> Words.row(
                                Words.code(element.getCode()),
                                Words.code(element.getTargetFirstRep().getCode()),
                                element.getTargetFirstRep().getDisplay()))
                        .collect(Collectors.joining());
    }

    private static String anchored(String id, String title) {
        return "<a id=\"%s\"></a>\n\n### %s\n\n".formatted(id, title);
    }
}
