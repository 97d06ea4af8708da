package org.lactarium.profiles.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The pages in docs/guide; write them anew with {@code mvn -pl profiles test -Dtest=GuideTest -Dguide.write=true}. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/guide");
    private static final Pattern LINK = Pattern.compile("]\\(([a-z-]+\\.md)(?:#([a-z0-9-]+))?\\)");
    private static final Definitions DEFINITIONS = Definitions.committed();

    static Map<String, String> pages() {
        IndexPage index = new IndexPage(DEFINITIONS);
        Map<String, String> pages = new TreeMap<>(Map.of(
                "README.md", index.text(),
                "extensions.md", index.extensions(),
                "searches.md", index.searches(),
                "story.md", index.story(),
                "codes.md", new CodesPage(DEFINITIONS).text(),
                "operations.md", new OperationsPage(DEFINITIONS).text(),
                "life-of-a-bottle.md", new LifePage(DEFINITIONS).text(),
                "graph.md", new GraphPage(DEFINITIONS).text(),
                "screening.md", new ScreeningPage(DEFINITIONS).text()));
        for (Chapter chapter : Chapter.values()) {
            pages.put(chapter.page(), new ProfilePage(DEFINITIONS, chapter).text());
        }
        return pages;
    }

    @Test
    void theCommittedGuideSaysWhatThePackageSays() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean("guide.write")) {
            write(pages);
        }
        try (Stream<Path> files = Files.list(GUIDE)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(GUIDE.resolve(page.getKey())).hasContent(page.getValue());
        }
    }

    @Test
    void everyProfileIsInOneChapter() {
        assertThat(Arrays.stream(Chapter.values()).flatMap(chapter -> chapter.profiles().stream()))
                .containsExactlyInAnyOrderElementsOf(DEFINITIONS.profiles().stream()
                        .map(StructureDefinition::getIdPart)
                        .toList());
    }

    @Test
    void everyLinkWithinTheGuideLeadsSomewhere() {
        Map<String, String> pages = pages();
        pages.values().stream().flatMap(page -> LINK.matcher(page).results()).forEach(link -> {
            assertThat(pages).containsKey(link.group(1));
            if (link.group(2) != null) {
                assertThat(pages.get(link.group(1))).contains("<a id=\"" + link.group(2) + "\">");
            }
        });
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(GUIDE);
        try (Stream<Path> old = Files.list(GUIDE)) {
            for (Path page : old.toList()) {
                Files.delete(page);
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(GUIDE.resolve(page.getKey()), page.getValue());
        }
    }
}
