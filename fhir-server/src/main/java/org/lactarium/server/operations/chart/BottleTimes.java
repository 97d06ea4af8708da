package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.feeding.FeedTimes;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Reads since when a bottle or feed was there, and since when an infant had it. */
@Component
public class BottleTimes {

    private final MilkRecord record;
    private final BottleChart bottles;
    private final DonorAliases aliases;
    private final RuleProfile profile;

    BottleTimes(MilkRecord record, BottleChart bottles, DonorAliases aliases, RuleProfile profile) {
        this.record = record;
        this.bottles = bottles;
        this.aliases = aliases;
        this.profile = profile;
    }

    /** Whether it was there at that moment. */
    public Verdict made(MilkUnit unit, Instant at) {
        return FeedTimes.made(unit.number(), made(unit), at, profile.ordering().early());
    }

    /** Whether it was there, and was this infant's. @param infant {@code Patient/x} */
    Verdict fed(MilkUnit unit, String infant, Instant at) {
        return made(unit, at)
                .and(FeedTimes.dispensed(
                        unit.number(),
                        dispensed(unit, infant),
                        at,
                        profile.ordering().early()));
    }

    private @Nullable Instant made(MilkUnit unit) {
        return MadeTimes.last(
                Stream.concat(Stream.of(unit), bottles.line(unit).stream()).toList());
    }

    private @Nullable Instant dispensed(MilkUnit unit, String infant) {
        var theirs = aliases.of(infant);
        var products = Stream.concat(Stream.of(unit), bottles.line(unit).stream())
                .filter(BottleChart::canBeFed)
                .map(MilkUnit::reference)
                .collect(Collectors.joining(","));
        return record.find(SupplyDelivery.class, Query.where("product", products)).stream()
                .filter(BottleChart::stands)
                .filter(dispense -> theirs.contains(Coded.plain(dispense.getPatient())))
                .filter(dispense -> dispense.getOccurrence() instanceof BaseDateTimeType at && at.hasValue())
                .map(dispense ->
                        ((BaseDateTimeType) dispense.getOccurrence()).getValue().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
