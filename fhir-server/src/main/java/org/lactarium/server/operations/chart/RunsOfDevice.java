package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Which batches a device heated. */
@Component
public class RunsOfDevice {

    private final MilkRecord record;
    private final Units units;

    RunsOfDevice(MilkRecord record, Units units) {
        this.record = record;
        this.units = units;
    }

    /**
     * Batches whose run did not end before {@code since} and did not begin after {@code found}; one without times is in
     * every window.
     *
     * @param device {@code Device/x}
     */
    public List<MilkUnit> batches(String device, Instant since, Instant found) {
        return record.find(Task.class, Query.where("owner", device)).stream()
                .filter(run -> touches(run, since, found))
                .map(run -> Coded.plain(run.getFocus()))
                .filter(focus -> focus.startsWith("BiologicallyDerivedProduct/"))
                .distinct()
                .flatMap(focus -> units.scanned(focus).stream())
                .filter(unit -> unit.type() == UnitType.BATCH)
                .toList();
    }

    private static boolean touches(Task run, Instant since, Instant found) {
        var period = run.getExecutionPeriod();
        return (!period.hasEnd() || !period.getEnd().toInstant().isBefore(since))
                && (!period.hasStart() || !period.getStart().toInstant().isAfter(found));
    }
}
