package org.lactarium.server.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the guide that was generated from the package: {@code /guide} and {@code /guide/x.md}.
 *
 * <p>The pages are ours, made at build time, so their own HTML (anchors) is let through.
 */
@RestController
class GuidePages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,'Noto Sans TC',sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;"
                    + "vertical-align:top}pre{background:#f6f6f6;padding:1rem;overflow:auto}";

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    @GetMapping("/guide")
    ResponseEntity<Void> front() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", "guide/README.md")
                .build();
    }

    @GetMapping("/guide/{page:[A-Za-z-]+\\.md}")
    ResponseEntity<String> page(@PathVariable("page") String page) throws IOException {
        ClassPathResource file = new ClassPathResource("guide/" + page);
        if (!file.exists()) {
            return ResponseEntity.notFound().build();
        }
        String markdown = file.getContentAsString(StandardCharsets.UTF_8);
        String title = markdown.lines().findFirst().orElse(page).replaceFirst("^#+ ", "");
        return ResponseEntity.ok()
                .contentType(HTML)
                .body("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><style>"
                        + STYLE + "</style><body>" + renderer.render(parser.parse(markdown)) + "</body></html>");
    }
}
