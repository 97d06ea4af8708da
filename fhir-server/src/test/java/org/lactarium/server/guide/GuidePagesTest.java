package org.lactarium.server.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

class GuidePagesTest {

    private static final Pattern PAGE = Pattern.compile("href=\"([A-Za-z-]+\\.md)");

    private final LactariumServer server = LactariumServer.shared();

    @Test
    void anybodyMayReadTheGuideAndEveryPageItLinksTo() {
        HttpResponse<String> front = server.get("/guide/README.md", "");
        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.body()).contains("<table>", "母乳庫");
        Set<String> pages = new TreeSet<>();
        Matcher links = PAGE.matcher(front.body());
        while (links.find()) {
            pages.add(links.group(1));
        }
        assertThat(pages).hasSizeGreaterThan(5).allSatisfy(page -> assertThat(
                        server.get("/guide/" + page, "").statusCode())
                .as(page)
                .isEqualTo(200));
    }

    @Test
    void aPageThatDoesNotExistIsNotFoundAndNothingElseIsServed() {
        assertThat(server.get("/guide/nothing.md", "").statusCode()).isEqualTo(404);
        assertThat(server.get("/guide/..%2fapplication.yaml", "").statusCode()).isIn(400, 401, 404);
    }
}
