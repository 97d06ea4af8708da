package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.DeferralRule;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rule.OrganismLimit;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyTest;

/** From a file that its schema allows to the figures the rules ask for. */
final class RuleProfileReader {

    private final JsonNode figures;

    private RuleProfileReader(JsonNode figures) {
        this.figures = figures;
    }

    static RuleProfile read(JsonNode file) {
        var reader = new RuleProfileReader(file.get("figures"));
        return new RuleProfile(
                file.get("name").asText(),
                file.get("version").asText(),
                ZoneId.of(file.get("zone").asText()),
                reader.serology(),
                DonorFiguresReader.read(file),
                new RuleProfile.Raw(Period.parse(reader.text("raw.max-age")), reader.yes("raw.accept-ice-crystals")),
                reader.thaw(),
                new RuleProfile.Pooling((int) reader.number("pooling.max-donors")),
                reader.heating(),
                stream(file.get("processes")).map(RuleProfileReader::process).toList(),
                // files older than the second key wait for nothing
                new RuleProfile.Calibration(
                        Period.parse(reader.text("calibration.validity")),
                        reader.figures
                                .path("calibration.required")
                                .path("value")
                                .asBoolean()),
                reader.probes(),
                AnalysisFigures.read(reader.figures),
                reader.excursion(),
                reader.transport(),
                reader.cultures(file.get("organisms")),
                new RuleProfile.ShelfLife(
                        reader.period("shelf-life.from-expression"), reader.period("shelf-life.from-pasteurisation")),
                new RuleProfile.Thawed(
                        reader.time("thawed.from-complete"),
                        reader.time("thawed.from-start"),
                        reader.time("thawed.warmed")),
                OrderFigures.read(reader.figures),
                reader.shortage(file.path("priorities")),
                new RuleProfile.Offline(
                        reader.time("offline.max-age"),
                        reader.time("offline.clock"),
                        reader.some("offline.typed-within")),
                new RuleProfile.Recall(
                        reader.time("recall.silent"),
                        reader.time("recall.overdue"),
                        Period.parse(reader.text("complaint.look-back"))),
                stream(file.get("deferrals")).map(RuleProfileReader::deferral).toList(),
                Stream.of(
                                reader.all().stream(),
                                stream(file.path("priorities")).map(RuleProfileReader::priority),
                                stream(file.get("deferrals")).map(RuleProfileReader::figure),
                                MedicineRows.figures(file))
                        .flatMap(figures -> figures)
                        .toList());
    }

    private RuleProfile.Shortage shortage(JsonNode priorities) {
        var below = figures.path("stock.shortage").path("value");
        return new RuleProfile.Shortage(
                below.isNumber() ? below.asDouble() : null,
                stream(priorities)
                        .map(band -> new RuleProfile.Band(
                                band.get("band").asText(),
                                limit(band.get("gestation-below")),
                                limit(band.get("birth-weight-below")),
                                band.get("down-to").asDouble()))
                        .toList());
    }

    private @Nullable Duration some(String key) {
        return figures.path(key).path("value").isTextual() ? time(key) : null;
    }

    private static Figure priority(JsonNode band) {
        return new Figure(
                "priority." + band.get("band").asText(),
                band.get("down-to").asText(),
                "mL",
                band.get("source").asText(),
                band.get("verified").asBoolean());
    }

    private static @Nullable Double limit(JsonNode figure) {
        return figure.isNull() ? null : figure.asDouble();
    }

    private static DeferralRule deferral(JsonNode rule) {
        var lasts = rule.get("lasts");
        return new DeferralRule(
                rule.get("reason").asText(),
                "event".equals(rule.get("kind").asText()),
                lasts.isNull() ? null : amount(lasts.asText()),
                "defer".equals(rule.get("undated").asText()),
                rule.get("permanent").asBoolean(),
                "reject".equals(rule.get("milk").asText()));
    }

    private static Figure figure(JsonNode deferral) {
        var lasts = deferral.get("lasts");
        return new Figure(
                "deferral." + deferral.get("reason").asText(),
                lasts.isNull() ? null : lasts.asText(),
                "ISO-8601",
                deferral.get("source").asText(),
                deferral.get("verified").asBoolean());
    }

    private static TemporalAmount amount(String text) {
        return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
    }

    private RuleProfile.Serology serology() {
        var panel = stream(value("serology.panel"))
                .map(test -> SerologyTest.valueOf(test.asText().toUpperCase(Locale.ROOT)))
                .toList();
        return new RuleProfile.Serology(
                panel,
                period("serology.validity"),
                Period.parse(text("serology.before-first-sample")),
                // files older than this key disregard nothing
                stream(figures.path("serology.disregard").path("value"))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()));
    }

    private RuleProfile.Thaw thaw() {
        return new RuleProfile.Thaw(
                time("thaw.limit"),
                time("thaw.warning"),
                time("thaw.alarm"),
                number("thaw.max-temperature"),
                time("thaw.ready"),
                time("thaw.report"),
                time("thaw.run"));
    }

    private RuleProfile.Probes probes() {
        return new RuleProfile.Probes(probe("heating"), probe("freezer"), probe("transport"), probe("thaw"));
    }

    /** Files older than these keys judge no probe by them. */
    private RuleProfile.Probe probe(String where) {
        var key = "probe." + where;
        var flat = figures.path(key + ".flat").path("value");
        return new RuleProfile.Probe(
                edge(key + ".lowest"), edge(key + ".highest"), flat.isTextual() ? Duration.parse(flat.asText()) : null);
    }

    private @Nullable Double edge(String key) {
        var edge = figures.path(key).path("value");
        return edge.isNumber() ? edge.asDouble() : null;
    }

    private RuleProfile.Excursion excursion() {
        return new RuleProfile.Excursion(
                number("excursion.warm"),
                time("excursion.tolerance"),
                number("excursion.soft"),
                number("excursion.thawed"),
                time("excursion.max-gap"),
                time("excursion.melt"));
    }

    private RuleProfile.Transport transport() {
        return new RuleProfile.Transport(
                number("transport.warm"),
                time("transport.warm-for"),
                number("transport.limit"),
                yes("transport.logger-required"),
                figures.has("transport.within") ? time("transport.within") : null);
    }

    private RuleProfile.Heating heating() {
        return new RuleProfile.Heating(
                number("heating.temperature"),
                time("heating.hold"),
                time("heating.max-gap"),
                number("heating.flag-above"),
                number("heating.cool-to"),
                time("heating.cool-within"));
    }

    private static RuleProfile.Process process(JsonNode row) {
        return new RuleProfile.Process(
                row.get("process").asText(),
                new RuleProfile.Heating(
                        row.get("temperature").asDouble(),
                        Duration.parse(row.get("hold").asText()),
                        Duration.parse(row.get("max-gap").asText()),
                        row.get("flag-above").asDouble(),
                        row.get("cool-to").asDouble(),
                        Duration.parse(row.get("cool-within").asText())));
    }

    private RuleProfile.Cultures cultures(JsonNode organisms) {
        return new RuleProfile.Cultures(
                yes("cultures.pre.required"),
                yes("cultures.post.required"),
                number("cultures.pre.limit"),
                stream(organisms).map(RuleProfileReader::organism).toList(),
                number("cultures.post.detection-limit"),
                number("cultures.post.limit"));
    }

    private static OrganismLimit organism(JsonNode group) {
        var codes = new HashSet<String>();
        group.get("codes").forEach(code -> codes.add(code.asText()));
        var limit = group.get("limit");
        return new OrganismLimit(group.get("group").asText(), codes, limit.isNull() ? null : limit.asDouble());
    }

    private List<Figure> all() {
        var all = new ArrayList<Figure>();
        figures.fields().forEachRemaining(entry -> {
            var figure = entry.getValue();
            var value = figure.get("value");
            all.add(new Figure(
                    entry.getKey(),
                    value.isNull() ? null : value.isArray() ? value.toString() : value.asText(),
                    figure.get("unit").asText(),
                    figure.get("source").asText(),
                    figure.get("verified").asBoolean()));
        });
        return all;
    }

    private JsonNode value(String key) {
        return figures.get(key).get("value");
    }

    private String text(String key) {
        return value(key).asText();
    }

    private boolean yes(String key) {
        return value(key).asBoolean();
    }

    private double number(String key) {
        return value(key).asDouble();
    }

    private Duration time(String key) {
        return Duration.parse(text(key));
    }

    private @Nullable Period period(String key) {
        return value(key).isNull() ? null : Period.parse(text(key));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
