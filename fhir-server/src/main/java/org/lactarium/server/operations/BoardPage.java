package org.lactarium.server.operations;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.ThawPlan;
import org.springframework.web.util.HtmlUtils;

/** The thaw board as a page that a screen on the wall can show; it renews itself each minute. Names no person. */
final class BoardPage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ZoneId zone;
    private final Instant now;

    BoardPage(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    static boolean wanted(ServletRequestDetails request) {
        var format = request.getParameters().getOrDefault("_format", new String[] {""})[0];
        var accept = request.getHeader("Accept");
        return format.equals("html") || format.isEmpty() && accept != null && accept.startsWith("text/html");
    }

    static Locale language(ServletRequestDetails request) {
        var asked = request.getHeader("Accept-Language");
        return asked != null && asked.strip().startsWith("zh") ? Locale.forLanguageTag("zh-HK") : Locale.ROOT;
    }

    String of(List<ThawBoard.Row> rows, Locale language) {
        var words = ResourceBundle.getBundle(
                "messages.board",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var head = List.of("state", "units", "started", "deadline", "latest", "offers").stream()
                .map(key -> "<th>" + words.getString(key) + "</th>")
                .collect(Collectors.joining());
        var body = rows.stream().map(row -> line(row, words)).collect(Collectors.joining());
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta http-equiv="refresh" content="60">
                <title>%s</title><style>body{font:18px sans-serif;margin:1em}table{border-collapse:collapse;width:100%%}
                td,th{border:1px solid #999;padding:.4em;text-align:left;vertical-align:top}
                .warning{background:#fff3bf}.alarm{background:#ffc9c9}.over{background:#c92a2a;color:#fff}</style></head>
                <body><h1>%s</h1><p>%s %s</p><table><tr>%s</tr>%s</table>%s</body></html>
                """
                .formatted(
                        language.equals(Locale.ROOT) ? "en" : "zh-HK",
                        words.getString("title"),
                        words.getString("title"),
                        words.getString("as-of"),
                        shown(now),
                        head,
                        body,
                        rows.isEmpty() ? "<p>" + words.getString("nothing") + "</p>" : "");
    }

    private String line(ThawBoard.Row row, ResourceBundle words) {
        var plan = row.plan();
        var state = plan.clock().at(now).name().toLowerCase(Locale.ROOT);
        var left = plan.clock().left(now);
        return "<tr class=\"%s\"><td>%s<br>%s%d:%02d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        state,
                        words.getString("state." + state),
                        left.isNegative() ? "-" : "",
                        left.abs().toHours(),
                        left.abs().toMinutesPart(),
                        row.thawing().waiting().stream()
                                .map(unit -> HtmlUtils.htmlEscape(unit.number()))
                                .collect(Collectors.joining("<br>")),
                        shown(plan.clock().started()),
                        shown(plan.clock().deadline()),
                        plan.latestStart() == null ? words.getString("none") : shown(plan.latestStart()),
                        plan.offers().stream().map(offer -> said(offer, words)).collect(Collectors.joining("<br>")));
    }

    private static String said(ThawPlan.Offer offer, ResourceBundle words) {
        return words.getString("offer." + offer.code());
    }

    private String shown(@Nullable Instant at) {
        return at == null ? "" : MOMENT.withZone(zone).format(at);
    }
}
