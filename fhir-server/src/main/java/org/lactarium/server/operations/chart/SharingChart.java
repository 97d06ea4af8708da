package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.feeding.Sharing;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Reads which infants have something of one bottle, the bottle itself or feeds drawn from it. */
@Component
public class SharingChart {

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;
    private final RuleProfile profile;

    SharingChart(MilkRecord record, Units units, DonorAliases aliases, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
        this.profile = profile;
    }

    /** Whether this infant may have some of the bottle beside those who have. @param infant {@code Patient/x} */
    public Verdict judge(MilkUnit unit, String infant) {
        var bottle = bottle(unit);
        var all = Stream.concat(
                        Stream.of(bottle),
                        units.children(bottle).stream().filter(feed -> feed.status() != UnitStatus.ENTERED_IN_ERROR))
                .map(MilkUnit::reference)
                .toList();
        var infants = Stream.concat(
                        record.referring(SupplyDelivery.class, "product", all).stream()
                                .filter(BottleChart::stands)
                                .map(dispense -> Coded.plain(dispense.getPatient())),
                        Stream.of(infant))
                .map(aliases::current)
                .collect(Collectors.toSet());
        return Sharing.judge(bottle.number(), infants, profile.ordering().infants());
    }

    public Verdict judge(List<MilkUnit> milk, String infant) {
        return Verdict.all(milk.stream().map(unit -> judge(unit, infant)));
    }

    /** The bottle itself, or the one a feed was drawn from. */
    public MilkUnit bottle(MilkUnit unit) {
        return unit.type() != UnitType.ALIQUOT
                ? unit
                : units.parents(unit).stream()
                        .filter(parent -> parent.type() == UnitType.BOTTLE)
                        .findFirst()
                        .orElse(unit);
    }
}
