package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelContent;
import org.lactarium.server.label.LabelContent.Dates;
import org.lactarium.server.label.LabelContent.Nutrients;
import org.lactarium.server.label.LabelContent.Standing;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what a label says out of the record. */
@Component
public class LabelChart {

    private final MilkRecord record;
    private final Units units;
    private final RuleProfile profile;
    private final AnalysisChart analyses;

    LabelChart(MilkRecord record, Units units, RuleProfile profile, AnalysisChart analyses) {
        this.record = record;
        this.units = units;
        this.profile = profile;
        this.analyses = analyses;
    }

    /** Empty when there is no milk left that could carry a label. */
    public Optional<LabelContent> of(MilkUnit unit, int reprint) {
        return standing(unit).map(standing -> {
            var line = Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                    .toList();
            return new LabelContent(
                    unit.type(),
                    unit.number(),
                    first(line, UnitType.BATCH)
                            .filter(batch -> batch != unit)
                            .map(MilkUnit::number)
                            .orElse(null),
                    unit.volume() > 0 ? unit.volume() : null,
                    new Dates(
                            unit.expressed(profile.zone()),
                            first(line, UnitType.BATCH).map(LabelChart::heated).orElse(null),
                            unit.expires()),
                    standing,
                    unit.type() == UnitType.DEPOSIT ? donorNumber(unit) : null,
                    unit.type() == UnitType.DEPOSIT ? null : pooled(line),
                    nutrients(line),
                    reprint);
        });
    }

    private static Optional<Standing> standing(MilkUnit unit) {
        return switch (unit.status()) {
            case DISPENSED -> Optional.of(Standing.FOR_INFANT);
            case REGISTERED, PENDING_RESULTS, RELEASED, ALLOCATED ->
                Optional.of(unit.type() == UnitType.ALIQUOT ? Standing.FOR_INFANT : Standing.FREE);
            case QUARANTINE -> Optional.of(Standing.HOLD);
            case REJECTED, RECALLED, EXPIRED -> Optional.of(Standing.NEVER);
            case USED, DISCARDED, ENTERED_IN_ERROR -> Optional.empty();
        };
    }

    private static Optional<MilkUnit> first(List<MilkUnit> line, UnitType level) {
        return line.stream().filter(unit -> unit.type() == level).findFirst();
    }

    /** Heating is all that is done to a batch. */
    private static @Nullable Instant heated(MilkUnit batch) {
        return batch.product().getProcessing().stream()
                .filter(step -> step.getTime() instanceof Period period && period.hasEnd())
                .map(step -> ((Period) step.getTime()).getEnd().toInstant())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String donorNumber(MilkUnit deposit) {
        return record
                .read(Patient.class, deposit.donor().substring(deposit.donor().indexOf('/') + 1))
                .stream()
                .flatMap(donor -> donor.getIdentifier().stream())
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Boolean pooled(List<MilkUnit> line) {
        var donors = line.stream()
                .map(MilkUnit::donor)
                .filter(donor -> !donor.isEmpty())
                .distinct()
                .count();
        return donors == 0 ? null : donors > 1;
    }

    /** Of the batch for its bottles and feeds, of a pool its own; milk of another step is other milk. */
    private @Nullable Nutrients nutrients(List<MilkUnit> line) {
        var lot = line.get(0).type() == UnitType.POOL ? Optional.of(line.get(0)) : first(line, UnitType.BATCH);
        return lot.flatMap(analyses::of).orElse(null);
    }
}
