package org.lactarium.server.operations.alarm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.feeding.Consignment;
import org.lactarium.server.operations.MilkLocks;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Spoken;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HandoverChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Places;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls for a parcel that was not received in time: a Task, once, however often it is asked for; of bottles that were
 * received, sent on, recalled or thrown away meanwhile, never.
 */
@Component
public class DeliveryAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAlarms.class);

    /** What is on its way now was written when it left or later, by the clock of another host perhaps. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Clock clock;
    private final RuleProfile profile;
    private final MilkRecord record;
    private final Units units;
    private final MilkLocks locks;
    private final Places places;
    private final Spoken sentences;
    private final MeterRegistry meters;

    DeliveryAlarms(
            Clock clock,
            RuleProfile profile,
            MilkRecord record,
            Units units,
            MilkLocks locks,
            Places places,
            Spoken sentences,
            MeterRegistry meters) {
        this.clock = clock;
        this.profile = profile;
        this.record = record;
        this.units = units;
        this.locks = locks;
        this.places = places;
        this.sentences = sentences;
        this.meters = meters;
    }

    /** @param number of the {@link Consignment} */
    public void fire(String number) {
        var parcel = Consignment.numbered(number);
        // the same locks as a receipt: of both at once one sees what the other did
        var missed = record.atomically(
                locks.ofAll(missing(parcel)),
                () -> parcel.due(profile).map(due -> ring(parcel, due)).orElse(0));
        if (missed > 0) {
            meters.counter("lactarium.delivery.alarms", "alarm", Consignment.OVERDUE)
                    .increment();
            LOG.warn("{}: {} bottles for {} were not received", Consignment.OVERDUE, missed, parcel.place());
        }
    }

    private List<MilkUnit> missing(Consignment parcel) {
        return record
                .find(
                        SupplyDelivery.class,
                        Query.where("status", "in-progress")
                                .and("_lastUpdated", "ge" + parcel.sent().minus(CLOCKS)))
                .stream()
                .filter(dispense ->
                        HandoverChart.open(dispense).filter(parcel::equals).isPresent())
                .map(dispense -> Coded.alternate(dispense.getSuppliedItem().getItemReference()))
                .flatMap(bottle -> units.scanned(bottle).stream())
                .filter(bottle -> UnitMoves.stocked(bottle.status()))
                .toList();
    }

    private int ring(Consignment parcel, Instant due) {
        var missing = missing(parcel);
        if (missing.isEmpty() || AlarmPaper.raised(record, number(parcel))) {
            return 0;
        }
        record.create(paper(parcel, due, missing));
        return missing.size();
    }

    private Task paper(Consignment parcel, Instant due, List<MilkUnit> missing) {
        var finding = Finding.of(
                RuleId.DELIVERY_NOT_RECEIVED,
                missing.size(),
                places.name(parcel.place()),
                parcel.sent(),
                Duration.between(parcel.sent(), due));
        var task = AlarmPaper.requested(
                Profiles.DELIVERY_ALARM,
                number(parcel),
                Consignment.OVERDUE,
                AlarmPaper.words(finding, sentences),
                clock.instant());
        task.setPriority(TaskPriority.ASAP);
        task.setExecutionPeriod(new Period().setStart(Date.from(parcel.sent())));
        task.getRestriction().setPeriod(new Period().setEnd(Date.from(due)));
        task.setLocation(new Reference(parcel.place()));
        missing.forEach(bottle -> RunChart.input(task, bottle));
        return task;
    }

    private static String number(Consignment parcel) {
        return parcel.number() + "-" + Consignment.OVERDUE;
    }
}
