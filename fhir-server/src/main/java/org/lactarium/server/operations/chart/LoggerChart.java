package org.lactarium.server.operations.chart;

import java.util.Optional;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Whose a logger is, as the record says: a part of a machine (Device.parent), or what stands in a place (Device.location). */
@Component
public class LoggerChart {

    private final MilkRecord record;
    private final StorageChart places;

    LoggerChart(MilkRecord record, StorageChart places) {
        this.record = record;
        this.places = places;
    }

    /** A curve of another device is no curve of this run. One that names no logger contradicts nothing. */
    Verdict ofRun(Reference logger, String device) {
        var named = Coded.plain(logger);
        var same = named.isEmpty() || device.isEmpty() || named.equals(device);
        var part = read(logger).map(Device::getParent).map(Coded::plain).filter(device::equals);
        return Verdict.unless(same || part.isPresent(), RuleId.LOGGER_DIFFERS, named, device);
    }

    /** A logger that stands in another place than the curve is said to be of, neither in it nor around it. */
    public Verdict ofPlace(Reference logger, String place) {
        return Verdict.unless(elsewhere(logger, place).isEmpty(), RuleId.LOGGER_DIFFERS, Coded.plain(logger), place);
    }

    /** The other place; empty when there is no contradiction. */
    public Optional<String> elsewhere(Reference logger, String place) {
        return read(logger)
                .map(device -> Coded.plain(device.getLocation()))
                .filter(stands -> stands.startsWith("Location/"))
                .filter(stands -> !places.withAllWithin(place).contains(stands))
                .filter(stands -> !places.withAllWithin(stands).contains(place));
    }

    private Optional<Device> read(Reference logger) {
        var named = Coded.plain(logger);
        return named.startsWith("Device/")
                ? record.read(Device.class, named.substring("Device/".length()))
                : Optional.empty();
    }
}
