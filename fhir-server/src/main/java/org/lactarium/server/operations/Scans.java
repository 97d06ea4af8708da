package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.label.Issuer;
import org.lactarium.server.label.ScannedText;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What a scanner read on a bottle, and what the record knows by it. */
@Component
class Scans {

    private final Units units;
    private final BottleChart bottles;
    private final Issuer issuer;
    private final Refusals refusals;

    Scans(Units units, BottleChart bottles, Issuer issuer, Refusals refusals) {
        this.units = units;
        this.bottles = bottles;
        this.issuer = issuer;
        this.refusals = refusals;
    }

    /** @param label null when the text claims a standard and fails its check; then nothing is looked up */
    record Scan(String text, ScannedText.@Nullable Number label, List<MilkUnit> found) {

        /** Which bottle or feed it is; not passing when that cannot be told, or the label was replaced. */
        Verdict known() {
            if (label == null || found.size() != 1) {
                return Verdict.of(RuleId.UNIT_UNKNOWN, text);
            }
            if (!BottleChart.canBeFed(unit())) {
                return Verdict.of(RuleId.UNIT_NOT_A_BOTTLE, unit().number());
            }
            return Verdict.unless(
                    !unit().wasNumbered(label.value()), RuleId.LABEL_REPLACED, label.value(), unit().number());
        }

        /** The one it is, once {@link #known} passes. */
        MilkUnit unit() {
            return found.get(0);
        }
    }

    Scan read(String text) {
        var label = ScannedText.read(text, issuer) instanceof ScannedText.Number number ? number : null;
        var found = label == null
                ? List.<MilkUnit>of()
                : units.scanned(label.system() == null ? label.value() : label.system() + "|" + label.value());
        return new Scan(text, label, found);
    }

    /**
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException (HTTP 422) when it stands for no bottle or feed, for
     *     several, or was replaced by another label
     */
    MilkUnit bottle(String text, RequestDetails request) {
        var scan = read(text);
        refusals.unless(scan.known(), request);
        return scan.unit();
    }

    /** Any container, whatever it is. @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException (HTTP 422) as above */
    MilkUnit container(String text, RequestDetails request) {
        var scan = read(text);
        var label = scan.label();
        if (label == null || scan.found().size() != 1) {
            throw refusals.refusal(Verdict.of(RuleId.UNIT_UNKNOWN, text), request);
        }
        var unit = scan.unit();
        refusals.unless(
                Verdict.unless(!unit.wasNumbered(label.value()), RuleId.LABEL_REPLACED, label.value(), unit.number()),
                request);
        return unit;
    }

    /**
     * A barcode with another expiry is the label of other milk. Milk that was thawed or warmed expires sooner than its label
     * says, but the label says what the batch or the bottle did when it was printed.
     */
    Verdict agrees(Scan scan) {
        var says = scan.label() == null ? null : scan.label().expires();
        var bottle = scan.unit();
        var printed = Stream.concat(Stream.of(bottle), bottles.line(bottle).stream())
                .map(MilkUnit::expires)
                .filter(Objects::nonNull)
                .map(expires -> LocalDateTime.ofInstant(expires, issuer.zone()).truncatedTo(ChronoUnit.MINUTES))
                .toList();
        return says == null || printed.isEmpty()
                ? Verdict.clear()
                : Verdict.unless(printed.contains(says), RuleId.LABEL_DIFFERS, bottle.number(), says, printed.get(0));
    }
}
