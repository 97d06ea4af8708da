package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HandoverChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** Writes down that a bottle left the bank for an infant. */
@Component
class DispensePaper {

    private final MilkRecord record;
    private final Moves moves;
    private final Deliveries deliveries;

    DispensePaper(MilkRecord record, Moves moves, Deliveries deliveries) {
        this.record = record;
        this.moves = moves;
        this.deliveries = deliveries;
    }

    /**
     * @param number of the request, for a retry; null when the caller gave none
     * @param destination where the bottles go
     * @param override why priority shall not count; null when it shall
     */
    record Wanted(
            NutritionOrder order,
            @Nullable String number,
            @Nullable Reference destination,
            @Nullable String override) {}

    /** What an earlier call with the same number handed out. */
    List<SupplyDelivery> made(String number) {
        var asKey = under(KEY, NumberKey.of(number));
        return asKey.isEmpty() ? under(GROUP, number) : asKey;
    }

    private List<SupplyDelivery> under(String system, String number) {
        return record.find(SupplyDelivery.class, Query.where("identifier", Query.token(system, number)));
    }

    /** Second identifier of each dispense of one call, so that a retry finds them all. */
    private static final String GROUP = Systems.DISPENSE_ID + "-request";

    /** The same number in whatever case, width and spacing; dispenses that are older than it have none. */
    private static final String KEY = GROUP + "-key";

    /** {@code NutritionOrder/x}; empty text when it names none. */
    static String order(SupplyDelivery dispense) {
        var order = dispense.getExtensionByUrl(Extensions.FOR_ORDER);
        return order != null && order.getValue() instanceof Reference reference ? Coded.plain(reference) : "";
    }

    SupplyDelivery handOut(Wanted wanted, MilkUnit bottle, double volume, Instant now) {
        var dispense = paper(wanted, bottle, volume, now);
        if (wanted.destination() != null) {
            deliveries.send(dispense, wanted.destination(), now);
            bottle.at(wanted.destination());
        }
        moves.take(Step.DISPENSE, List.of(bottle));
        return record.create(dispense);
    }

    /** Of a bottle that left the bank before: it stays where and as it is, and on its way if it was. */
    SupplyDelivery handOver(Wanted wanted, MilkUnit bottle, double volume, SupplyDelivery before, Instant now) {
        return record.create(HandoverChart.goOn(before, paper(wanted, bottle, volume, now)));
    }

    private static SupplyDelivery paper(Wanted wanted, MilkUnit bottle, double volume, Instant now) {
        var dispense = new SupplyDelivery().setStatus(SupplyDeliveryStatus.COMPLETED);
        dispense.getMeta().addProfile(Profiles.DISPENSE);
        dispense.addIdentifier(new Identifier().setSystem(Systems.DISPENSE_ID).setValue("DS-" + UUID.randomUUID()));
        if (wanted.number() != null) {
            dispense.addIdentifier(new Identifier().setSystem(GROUP).setValue(wanted.number()));
            dispense.addIdentifier(new Identifier().setSystem(KEY).setValue(NumberKey.of(wanted.number())));
        }
        dispense.setPatient(new Reference(Coded.plain(wanted.order().getPatient())));
        dispense.addExtension(new Extension(
                Extensions.FOR_ORDER,
                new Reference("NutritionOrder/" + wanted.order().getIdElement().getIdPart())));
        dispense.getSuppliedItem().setQuantity(Coded.millilitres(volume)).setItem(Coded.alternate(bottle));
        dispense.setOccurrence(new DateTimeType(Date.from(now)));
        return dispense;
    }
}
