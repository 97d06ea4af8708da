package org.lactarium.server.operations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Curve;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.SerologyChart;

/** A curve as a logger sent it, and the time it should speak for. */
record LoggedCurve(Observation logged, Curve curve, Instant start, Instant end) {

    private static final Set<ObservationStatus> STANDS =
            Set.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) when it holds no readable curve */
    static LoggedCurve of(String parameter, Observation logged) {
        mustSpeak(parameter, logged);
        var curve = RunChart.curve(logged)
                .orElseThrow(() -> Refusals.bad(
                        "parameter " + parameter + " must hold SampledData in Cel with an effectivePeriod"));
        return new LoggedCurve(
                logged, curve, Objects.requireNonNull(RunChart.start(logged)), RunChart.end(logged, curve));
    }

    /** Of a curve in error, or not yet whole, nothing is proven; of several probes none is passed over in silence. */
    static void mustSpeak(String parameter, Observation logged) {
        if (logged.hasStatus() && !STANDS.contains(logged.getStatus())) {
            throw Refusals.bad(
                    "parameter " + parameter + " is " + logged.getStatus().toCode()
                            + ". Only a curve that is final, amended or corrected proves anything.");
        }
        if (logged.getComponent().stream().anyMatch(one -> one.getValue() instanceof SampledData)) {
            throw Refusals.bad("parameter " + parameter
                    + " holds a second curve in a component. Send the curve of the probe that counts as value, and each other one"
                    + " by itself.");
        }
    }

    /** Stored as what was measured at this place or thaw; the same curve of the same is stored once. */
    Observation store(MilkRecord record, Reference about) {
        var number = UUID.nameUUIDFromBytes(
                        (Coded.plain(about) + " " + start + " " + ((SampledData) logged.getValue()).getData())
                                .getBytes(StandardCharsets.UTF_8))
                .toString();
        var known = Query.where("identifier", Query.token(Systems.RESULT_ID, number));
        return record.find(Observation.class, known).stream()
                .filter(before -> !SerologyChart.withdrawn(before))
                .findFirst()
                .orElseGet(() -> record.create(described(about, number)));
    }

    private Observation described(Reference about, String number) {
        var stored = logged.copy();
        stored.setId((String) null);
        stored.setMeta(null);
        stored.getMeta().addProfile(Profiles.TEMPERATURE_CURVE);
        stored.setStatus(ObservationStatus.FINAL);
        stored.setCode(Coded.concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        stored.setIdentifier(
                List.of(new Identifier().setSystem(Systems.RESULT_ID).setValue(number)));
        stored.setEffective(new Period().setStart(Date.from(start)).setEnd(Date.from(end)));
        stored.getComponent().clear();
        stored.setFocus(List.of());
        var place = Coded.plain(about).startsWith("Location/");
        return place ? stored.setSubject(about) : stored.setSubject(null).setFocus(List.of(about));
    }
}
