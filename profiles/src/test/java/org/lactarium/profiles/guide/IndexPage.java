package org.lactarium.profiles.guide;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;

/** The first page, and the small ones: extensions, searches, the story told by the examples. */
record IndexPage(Definitions definitions) {

    String text() {
        return """
                # Human milk banking in FHIR R4 · 母乳庫的 FHIR R4 指南

                Everything a milk bank keeps, from the donor's bag to the feed an infant is given, as FHIR R4 resources. These
                pages are made from the package `org.lactarium.milkbank` by a program; whoever wants to change a page changes
                the FSH in `profiles/fsh`.

                **Three things to know.** Every resource names its profile in `meta.profile`. Where R4 does not let an element
                point at milk, HL7's [alternate-reference](extensions.md) stands on the Reference, with words in `display`.
                Where a unit stands (`unit-status`) is written by the server alone.

                - [The life of a bottle · 一樽母乳的旅程](life-of-a-bottle.md)
                - [The graph of resources · 紀錄之間的關係](graph.md)
                - [A story in examples · 以例子說故事](story.md)
                - [Operations · 操作](operations.md)
                - [Codes and numbers · 代碼與編號](codes.md)
                - [Extensions · 擴展](extensions.md)
                - [Searches · 搜尋](searches.md)
                - [The screening interview · 捐贈者健康問卷](screening.md)

                """
                + Arrays.stream(Chapter.values()).map(this::chapter).collect(Collectors.joining("\n"));
    }

    private String chapter(Chapter chapter) {
        return "## [%s](%s)\n\n".formatted(chapter.title(), chapter.page())
                + Words.head("Profile", "繁體中文", "Resource", "What it is")
                + chapter.profiles().stream()
                        .map(definitions::structure)
                        .map(profile -> row(profile, chapter))
                        .collect(Collectors.joining());
    }

    private static String row(StructureDefinition profile, Chapter chapter) {
        return Words.row(
                "[%s](%s#%s)".formatted(profile.getTitle(), chapter.page(), profile.getIdPart()),
                Words.chinese(profile.getTitleElement()),
                profile.getType(),
                profile.getDescription());
    }

    String extensions() {
        return "# Extensions · 擴展\n\n"
                + Words.head("Extension", "On", "Holds", "What it is")
                + definitions.extensions().stream()
                        .map(extension -> Words.row(
                                Words.title(extension) + "<br/>" + Words.code(extension.getUrl()),
                                extension.getContext().stream()
                                        .map(context -> context.getExpression())
                                        .collect(Collectors.joining(", ")),
                                extension.getSnapshot().getElement().stream()
                                        .filter(element -> element.getPath().equals("Extension.value[x]"))
                                        .flatMap(element -> element.getType().stream())
                                        .map(type -> type.getCode()
                                                + type.getTargetProfile().stream()
                                                        .map(target -> Words.last(target.getValue()))
                                                        .collect(Collectors.joining(", ", " ", "")))
                                        .collect(Collectors.joining()),
                                extension.getDescription()))
                        .collect(Collectors.joining());
    }

    String searches() {
        return "# Searches · 搜尋\n\nBeside those of R4 itself:\n\n"
                + Words.head("On", "Name", "Type", "Finds by", "Expression")
                + definitions.every(SearchParameter.class).stream()
                        .map(search -> Words.row(
                                search.getBase().stream()
                                        .map(PrimitiveType::getValueAsString)
                                        .collect(Collectors.joining(", ")),
                                Words.code(search.getCode()),
                                search.getType().toCode(),
                                search.getDescription(),
                                Words.code(search.getExpression())))
                        .collect(Collectors.joining());
    }

    String story() {
        return "# A story in examples · 以例子說故事\n\n"
                + "One donor, her milk, and the infant fed with it. Each line is a file in "
                + "`profiles/src/main/resources/examples`.\n\n"
                + Arrays.stream(Chapter.values()).map(this::told).collect(Collectors.joining("\n"));
    }

    private String told(Chapter chapter) {
        return "## " + chapter.title() + "\n\n"
                + chapter.profiles().stream()
                        .map(definitions::structure)
                        .flatMap(profile -> definitions.examples().stream()
                                .filter(example -> example.getMeta().hasProfile(profile.getUrl())))
                        .map(IndexPage::line)
                        .collect(Collectors.joining());
    }

    private static String line(DomainResource example) {
        return "- `%s/%s`: %s\n"
                .formatted(
                        example.fhirType(),
                        example.getIdPart(),
                        example.getText().getDiv().allText());
    }
}
