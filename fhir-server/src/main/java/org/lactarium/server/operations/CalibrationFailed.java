package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.CalibrationChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.RunsOfDevice;
import org.springframework.stereotype.Component;

/**
 * {@code Device/[id]/$calibration-failed}: the probe of a device was found wrong. Every run since it was last known to be
 * right is judged again without the drift; batches that do not pass any more are held, or recalled when they were let
 * go, all in one transaction. Runs after the finding are held until a new calibration is good.
 *
 * <p>The same finding again changes nothing and answers how things stand.
 */
@Component
class CalibrationFailed implements BankOperation {

    /** K. A probe that is further out shows no heating at all; such a run is withdrawn by its curve. */
    private static final double MOST_DRIFT = 50;

    private final Bench bench;
    private final MilkRecord record;
    private final CalibrationChart calibrations;
    private final RunsOfDevice runs;
    private final RunAgain again;
    private final Refusals refusals;

    CalibrationFailed(
            Bench bench,
            MilkRecord record,
            CalibrationChart calibrations,
            RunsOfDevice runs,
            RunAgain again,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.calibrations = calibrations;
        this.runs = runs;
        this.again = again;
        this.refusals = refusals;
    }

    @Operation(name = "$calibration-failed", typeName = "Device")
    public Parameters failed(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var device = "Device/" + id.getIdPart();
        bench.known(new Reference(device), Device.class);
        var ask = Ask.of(body);
        var drift = ask.kelvin("drift").orElseThrow(() -> Refusals.bad("parameter drift is missing"));
        if (Math.abs(drift) > MOST_DRIFT) {
            throw Refusals.bad("parameter drift is more than a probe can be wrong by, which is " + MOST_DRIFT + " K");
        }
        // as the record keeps it, so that it can be named again
        var found = ask.moment("found").orElseGet(bench::now).truncatedTo(ChronoUnit.MILLIS);
        if (found.isAfter(bench.now())) {
            throw Refusals.bad("parameter found lies in the future");
        }
        var since = ask.moment("since")
                .or(() -> calibrations.of(device).lastGood(found))
                .orElse(Instant.EPOCH);
        if (since.isAfter(found)) {
            throw Refusals.bad("parameter since lies after found");
        }
        return record.atomically(Set.of(new Lock(Lock.Kind.DEVICE, device)), () -> {
            calibrations.failed(device, found);
            var batches = runs.batches(device, since, found);
            return record.atomically(locks(batches), () -> {
                var answer = new Parameters();
                batches.forEach(batch -> describe(answer, again.without(drift, found, batch), request));
                return answer;
            });
        });
    }

    private static Set<Lock> locks(List<MilkUnit> batches) {
        var locks = new HashSet<Lock>();
        batches.forEach(batch -> {
            locks.add(Lock.of(batch));
            batch.parents().forEach(pool -> locks.add(Lock.of(UnitType.POOL, pool)));
        });
        return locks;
    }

    private void describe(Parameters answer, RunAgain.Judged judged, RequestDetails request) {
        var run = answer.addParameter().setName("run");
        var batch = bench.unit(judged.batch().id());
        run.addPart().setName("batch").setValue(new Reference(batch.reference()).setDisplay(batch.display()));
        run.addPart().setName("outcome").setValue(new CodeType(judged.check().code()));
        run.addPart().setName("status").setValue(new CodeType(batch.status().code()));
        judged.verdict()
                .findings()
                .forEach(finding -> run.addPart().setName("rule").setValue(refusals.rule(finding, request)));
    }
}
