package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.lactarium.server.balance.Balance;
import org.lactarium.server.balance.Balance.Line;

/** The balance as a table for people, in English and Traditional Chinese side by side. */
final class BalanceTable {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("messages.balance", Locale.ROOT, NO_FALLBACK);
    private static final ResourceBundle CHINESE =
            ResourceBundle.getBundle("messages.balance", Locale.forLanguageTag("zh-HK"), NO_FALLBACK);

    private final List<List<List<String>>> tables = new ArrayList<>();

    /** @param causes both names of each reason code */
    BalanceTable(Balance balance, boolean wholeBank, Map<String, String> causes) {
        var accounts =
                table("stage", "received", "processed", "dispensed", "discarded", "samples", "stock", "difference");
        balance.stages().forEach((stage, line) -> accounts.add(row(both(stage.code()), line)));
        if (wholeBank) {
            accounts.add(row(both("bank"), balance.whole()));
        }
        var waste = table("stage", "cause", "volume");
        balance.waste()
                .forEach((cause, volume) -> waste.add(List.of(
                        both(cause.stage().code()), causes.getOrDefault(cause.code(), cause.code()), figure(volume))));
        if (!balance.unexplained().isEmpty()) {
            var open = table("unit", "difference");
            balance.unexplained().forEach(account -> open.add(List.of(account.unit(), figure(account.difference()))));
        }
    }

    private List<List<String>> table(String... columns) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(columns).stream().map(BalanceTable::both).toList());
        tables.add(rows);
        return rows;
    }

    String csv() {
        return tables.stream()
                .map(rows -> rows.stream()
                        .map(row ->
                                row.stream().map(StringEscapeUtils::escapeCsv).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n")))
                .collect(Collectors.joining("\r\n\r\n", "", "\r\n"));
    }

    String html() {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"zh-HK\"><head><meta charset=\"utf-8\"><title>");
        page.append(both("title")).append("</title><style>body{font-family:sans-serif}table{border-collapse:collapse;");
        page.append("margin:1em 0}th,td{border:1px solid #999;padding:.3em .6em;text-align:right}");
        page.append("th:first-child,td:first-child{text-align:left}</style></head><body><h1>");
        page.append(both("title")).append("</h1>");
        var titles = List.of("", both("waste"), both("unexplained"));
        for (int i = 0; i < tables.size(); i++) {
            page.append("<h2>").append(titles.get(i)).append("</h2><table>");
            for (var row : tables.get(i)) {
                var cell = row == tables.get(i).get(0) ? "th" : "td";
                page.append("<tr>");
                row.forEach(
                        text -> page.append("<%s>%s</%s>".formatted(cell, StringEscapeUtils.escapeHtml4(text), cell)));
                page.append("</tr>");
            }
            page.append("</table>");
        }
        return page.append("</body></html>").toString();
    }

    private static List<String> row(String name, Line line) {
        return List.of(
                name,
                figure(line.received()),
                figure(line.processed()),
                figure(line.dispensed()),
                figure(line.discarded()),
                figure(line.samples()),
                figure(line.stock()),
                figure(line.difference()));
    }

    private static String both(String key) {
        return ENGLISH.getString(key) + " " + CHINESE.getString(key);
    }

    private static String figure(double millilitres) {
        return String.format(Locale.ROOT, "%.1f", millilitres + 0.0);
    }
}
