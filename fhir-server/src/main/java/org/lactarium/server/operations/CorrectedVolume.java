package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Another volume of one container: its batch, what was handed out of it and what is left follow, and every account still closes. */
@Component
class CorrectedVolume {

    private final MilkRecord record;
    private final Units units;
    private final OpenAccounts accounts;
    private final WhatIsLeft whatIsLeft;

    CorrectedVolume(MilkRecord record, Units units, OpenAccounts accounts, WhatIsLeft whatIsLeft) {
        this.record = record;
        this.units = units;
        this.accounts = accounts;
        this.whatIsLeft = whatIsLeft;
    }

    /**
     * In the caller's transaction, which must not commit unless the verdict passes.
     *
     * @param volume mL
     */
    Verdict write(MilkUnit unit, double volume) {
        if (unit.type() == UnitType.BATCH) {
            throw Refusals.bad("the volume of " + unit.display() + " is that of its bottles: correct a bottle");
        }
        if (volume <= 0) {
            throw Refusals.bad("parameter volume must be more than nothing");
        }
        var around = accounts.around(unit);
        var before = accounts.open(around);
        var more = volume - unit.volume();
        var stored = units.update(unit.hold(volume));
        if (unit.type() == UnitType.BOTTLE) {
            units.parents(stored).forEach(batch -> units.update(batch.hold(sum(batch.volume(), more))));
        }
        delivered(stored, more);
        var verdict = Verdict.all(accounts.open(around).entrySet().stream()
                .filter(account -> Math.abs(account.getValue())
                        > Math.abs(before.getOrDefault(account.getKey(), 0.0)) + BottleChart.EMPTY)
                .map(account -> Verdict.of(
                        RuleId.CORRECTED_VOLUME_USED,
                        stored.number(),
                        volume,
                        account.getKey(),
                        Math.abs(account.getValue()))));
        if (verdict.passes()) {
            follow(stored);
        }
        return verdict.rules().isEmpty()
                ? Verdict.satisfied(RuleId.CORRECTED_VOLUME_USED, stored.number(), volume, stored.display(), 0.0)
                : verdict;
    }

    private void follow(MilkUnit unit) {
        if (BottleChart.canBeFed(unit)) {
            Stream.concat(Stream.of(unit), units.parents(unit).stream().filter(BottleChart::canBeFed))
                    .forEach(whatIsLeft::follow);
        }
    }

    /** What left the bank was all that was in it. */
    private void delivered(MilkUnit unit, double more) {
        record.referring(SupplyDelivery.class, "product", List.of(unit.reference())).stream()
                .filter(one -> one.getStatus() == SupplyDeliveryStatus.COMPLETED
                        || one.getStatus() == SupplyDeliveryStatus.INPROGRESS)
                .filter(one -> one.getSuppliedItem().getQuantity().hasValue())
                .forEach(one -> {
                    var quantity = one.getSuppliedItem().getQuantity();
                    quantity.setValue(sum(quantity.getValue().doubleValue(), more));
                    record.update(one);
                });
    }

    /** mL, without the digits that no scale shows. */
    private static double sum(double one, double more) {
        return Math.round((one + more) * 1000) / 1000.0;
    }
}
