package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/**
 * {@code $stock}: what the bank holds, by product, state and place, and how long the released milk lasts at the rate of
 * the last thirty days. Milk in the wards is not stock. Batches are counted by their bottles, thawing milk by its pool.
 */
@Component
class Stock implements BankOperation {

    private static final int DAYS = 30;

    private static final String HERE = Stream.of(
                    UnitStatus.REGISTERED,
                    UnitStatus.QUARANTINE,
                    UnitStatus.PENDING_RESULTS,
                    UnitStatus.RELEASED,
                    UnitStatus.ALLOCATED)
            .map(UnitStatus::code)
            .collect(Collectors.joining(","));

    private static final String CONTAINERS = Stream.of(UnitType.DEPOSIT, UnitType.POOL, UnitType.BOTTLE)
            .map(UnitType::code)
            .collect(Collectors.joining(","));

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;

    Stock(Bench bench, MilkRecord record, Units units) {
        this.bench = bench;
        this.record = record;
        this.units = units;
    }

    @Operation(name = "$stock", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters stock(
            @OperationParam(name = "product") @Nullable StringType product,
            @OperationParam(name = "location") @Nullable Reference location) {
        var milk = units.found("unit-status=" + HERE + "&unit-type=" + CONTAINERS).stream()
                .map(Stock::onShelf)
                .filter(unit -> product == null || unit.place().product().equals(product.getValue()))
                .filter(unit -> location == null || unit.place().location().equals(Coded.plain(location)))
                .toList();
        var answer = new Parameters();
        var shelves = Shelf.count(milk, bench.now());
        shelves.forEach(shelf -> write(answer, shelf));
        var days = Shelf.daysOfStock(released(shelves), used(), DAYS);
        if (days != null) {
            answer.addParameter().setName("daysOfStock").setValue(new DecimalType(Math.round(days * 10) / 10.0));
        }
        return answer;
    }

    private static Shelf.Unit onShelf(MilkUnit unit) {
        var place = new Shelf.Place(
                unit.product().getProductCode().getCodingFirstRep().getCode(),
                unit.status().code(),
                unit.location().map(Coded::plain).orElse(""));
        return new Shelf.Unit(place, unit.volume(), unit.expires());
    }

    private static void write(Parameters answer, Shelf shelf) {
        var part = answer.addParameter().setName("stock");
        part.addPart().setName("product").setValue(new CodeType(shelf.place().product()));
        part.addPart().setName("status").setValue(new CodeType(shelf.place().status()));
        if (!shelf.place().location().isEmpty()) {
            part.addPart()
                    .setName("location")
                    .setValue(new Reference(shelf.place().location()));
        }
        part.addPart().setName("count").setValue(new IntegerType(shelf.count()));
        part.addPart().setName("volume").setValue(Coded.millilitres(shelf.volume()));
        part.addPart().setName("expiringSoon").setValue(new IntegerType(shelf.expiringSoon()));
    }

    private static double released(List<Shelf> shelves) {
        return shelves.stream()
                .filter(shelf -> shelf.place().status().equals(UnitStatus.RELEASED.code()))
                .mapToDouble(Shelf::volume)
                .sum();
    }

    /** mL dispensed in the last days, by the time the record was written. */
    private double used() {
        var since = bench.now().minus(DAYS, ChronoUnit.DAYS);
        return record.find(SupplyDelivery.class, "_lastUpdated=ge" + since).stream()
                .mapToDouble(dispense ->
                        dispense.getSuppliedItem().getQuantity().getValue().doubleValue())
                .sum();
    }
}
