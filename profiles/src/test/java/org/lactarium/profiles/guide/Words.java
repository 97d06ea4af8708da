package org.lactarium.profiles.guide;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MetadataResource;

/** Names in English and Traditional Chinese, and pieces of Markdown. */
final class Words {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Words() {}

    static String title(MetadataResource definition) {
        return both(definition.getTitle(), definition.getTitleElement());
    }

    static String both(String english, Element translated) {
        String chinese = chinese(translated);
        return chinese.isEmpty() ? english : english + " · " + chinese;
    }

    static String chinese(Element translated) {
        return translated.getExtensionsByUrl(TRANSLATION).stream()
                .map(translation -> translation.getExtensionByUrl("content"))
                .map(Extension::getValue)
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    static String chinese(ConceptDefinitionComponent concept) {
        return concept.getDesignation().stream()
                .filter(designation -> designation.getLanguage().equals("zh-HK"))
                .map(designation -> designation.getValue())
                .collect(Collectors.joining());
    }

    static String row(String... cells) {
        return "| " + List.of(cells).stream().map(Words::cell).collect(Collectors.joining(" | ")) + " |\n";
    }

    static String head(String... titles) {
        return row(titles) + "|" + "---|".repeat(titles.length) + "\n";
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    static String last(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
