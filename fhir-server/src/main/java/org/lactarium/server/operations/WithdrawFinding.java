package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.operations.chart.CalibrationChart;
import org.lactarium.server.operations.chart.HeatingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.RunsOfDevice;
import org.springframework.stereotype.Component;

/**
 * {@code Device/[id]/$withdraw}: the probe was right after all. What {@code $calibration-failed} found at that moment counts no more,
 * the drift goes from the curves, and batches that were recalled only for it go back on hold. The same again changes nothing.
 */
@Component
class WithdrawFinding implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final CalibrationChart calibrations;
    private final RunsOfDevice runs;
    private final RunChart curves;
    private final HeatingChart heatings;
    private final MilkLocks locks;
    private final TakenBack papers;
    private final Reconsider reconsider;

    WithdrawFinding(
            Bench bench,
            MilkRecord record,
            CalibrationChart calibrations,
            RunsOfDevice runs,
            RunChart curves,
            HeatingChart heatings,
            MilkLocks locks,
            TakenBack papers,
            Reconsider reconsider) {
        this.bench = bench;
        this.record = record;
        this.calibrations = calibrations;
        this.runs = runs;
        this.curves = curves;
        this.heatings = heatings;
        this.locks = locks;
        this.papers = papers;
        this.reconsider = reconsider;
    }

    @Operation(name = "$withdraw", typeName = "Device")
    public Parameters withdraw(@IdParam IdType id, @ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var reason = papers.reason(body, "found");
        var device = "Device/" + id.getIdPart();
        bench.known(new Reference(device), Device.class);
        var found = ask.moment("found")
                .orElseThrow(() -> Refusals.bad("parameter found is missing"))
                .truncatedTo(ChronoUnit.MILLIS);
        var back = record.atomically(Set.of(new Lock(Lock.Kind.DEVICE, device)), () -> {
            var batches = runs.batches(device, Instant.EPOCH, found);
            return record.atomically(locksOf(batches), () -> {
                var metric = calibrations.takeBack(device, found);
                if (metric.isEmpty()) {
                    return List.<MilkUnit>of();
                }
                var because = new LinkedHashSet<String>();
                batches.forEach(batch -> correct(batch, found, because));
                papers.keep(device, metric.get(), reason, because);
                return because.isEmpty() ? List.<MilkUnit>of() : reconsider.reconsider(batches, because);
            });
        });
        return papers.answer(device, back);
    }

    private void correct(MilkUnit batch, Instant found, Set<String> because) {
        curves.curveOf(batch)
                .filter(curve -> HeatingChart.takeBackDrift(curve, found))
                .ifPresent(curve -> {
                    HeatingAnswer.write(curve, heatings.of(batch, curve));
                    because.add(
                            "Observation/" + record.update(curve).getIdElement().getIdPart());
                });
    }

    private Set<Lock> locksOf(List<MilkUnit> batches) {
        var all = new TreeSet<Lock>();
        batches.forEach(batch -> all.addAll(locks.withWhatItRestsOn(batch)));
        return all;
    }
}
