package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.Issuer;
import org.lactarium.server.label.ScannedText;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** The bottle a scanner's text stands for. */
@Component
class Scans {

    private final Units units;
    private final Issuer issuer;
    private final Refusals refusals;

    Scans(Units units, Issuer issuer, Refusals refusals) {
        this.units = units;
        this.issuer = issuer;
        this.refusals = refusals;
    }

    /**
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException (HTTP 422) when it stands for none, for
     *     several, or was replaced by another label
     */
    MilkUnit bottle(String text, RequestDetails request) {
        if (!(ScannedText.read(text, issuer) instanceof ScannedText.Number label)) {
            throw refusals.refusal(Verdict.of(RuleId.UNIT_UNKNOWN, text), request);
        }
        var found = units.scanned(label.system() == null ? label.value() : label.system() + "|" + label.value());
        if (found.size() != 1) {
            throw refusals.refusal(Verdict.of(RuleId.UNIT_UNKNOWN, text), request);
        }
        var unit = found.get(0);
        if (unit.type() != UnitType.BOTTLE) {
            throw refusals.refusal(Verdict.of(RuleId.UNIT_NOT_A_BOTTLE, unit.number()), request);
        }
        if (unit.wasNumbered(label.value())) {
            throw refusals.refusal(Verdict.of(RuleId.LABEL_REPLACED, label.value(), unit.number()), request);
        }
        return unit;
    }
}
