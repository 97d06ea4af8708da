package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/** The dispense a bottle left the bank with. */
@Component
class Deliveries {

    private final MilkRecord record;

    Deliveries(MilkRecord record) {
        this.record = record;
    }

    Optional<SupplyDelivery> of(MilkUnit bottle) {
        return record.find(SupplyDelivery.class, "product=" + bottle.reference()).stream()
                .filter(dispense -> dispense.getStatus() != SupplyDeliveryStatus.ENTEREDINERROR
                        && dispense.getStatus() != SupplyDeliveryStatus.ABANDONED)
                .max(Comparator.comparing(dispense -> dispense.getMeta().getLastUpdated()));
    }
}
