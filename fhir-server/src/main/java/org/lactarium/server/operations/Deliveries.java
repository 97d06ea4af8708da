package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.lactarium.server.feeding.Consignment;
import org.lactarium.server.operations.alarm.DeliveryTimers;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HandoverChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** The dispense a bottle left the bank with, and the beginning of each stretch of its way. */
@Component
class Deliveries {

    private final MilkRecord record;
    private final DeliveryTimers timers;

    Deliveries(MilkRecord record, DeliveryTimers timers) {
        this.record = record;
        this.timers = timers;
    }

    /** Of whatever leaves for a place: a parcel has one timer, and two processes that set it at once would disturb each other. */
    static Lock lock(Reference to) {
        return new Lock(Lock.Kind.PARCEL, Coded.plain(to));
    }

    /** A stretch begins, and the clock of its parcel with it. The caller holds the {@link #lock} of the place and stores. */
    SupplyDelivery send(SupplyDelivery dispense, Reference to, Instant at) {
        timers.set(new Consignment(Coded.plain(to), at));
        return HandoverChart.send(dispense, to, at);
    }

    Optional<SupplyDelivery> of(MilkUnit bottle) {
        return record.find(SupplyDelivery.class, Query.where("product", bottle.reference())).stream()
                .filter(dispense -> dispense.getStatus() != SupplyDeliveryStatus.ENTEREDINERROR
                        && dispense.getStatus() != SupplyDeliveryStatus.ABANDONED)
                .max(Comparator.comparing(dispense -> dispense.getMeta().getLastUpdated()));
    }
}
