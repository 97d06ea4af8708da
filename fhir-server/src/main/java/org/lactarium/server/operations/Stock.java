package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.feeding.Shelf;
import org.lactarium.server.operations.chart.Coded;
import org.springframework.stereotype.Component;

/**
 * {@code $stock}: what the bank holds, by product, state and place, and how long the released milk lasts at the rate of
 * the last thirty days. Milk in the wards is not stock. Batches are counted by their bottles, thawing milk by its pool.
 */
@Component
class Stock implements BankOperation {

    private static final int DAYS = 30;

    private final Bench bench;
    private final MilkLedger ledger;

    Stock(Bench bench, MilkLedger ledger) {
        this.bench = bench;
        this.ledger = ledger;
    }

    @Operation(name = "$stock", typeName = "BiologicallyDerivedProduct", idempotent = true)
    public Parameters stock(
            @OperationParam(name = "product") @Nullable StringType product,
            @OperationParam(name = "location") @Nullable Reference location) {
        var now = bench.now();
        var shelves = ledger.stock(
                product == null ? null : product.getValue(), location == null ? null : Coded.plain(location), now);
        var answer = new Parameters();
        shelves.forEach(shelf -> write(answer, shelf));
        var days = Shelf.daysOfStock(released(shelves), ledger.dispensed(now.minus(DAYS, ChronoUnit.DAYS)), DAYS);
        if (days != null) {
            answer.addParameter().setName("daysOfStock").setValue(new DecimalType(Math.round(days * 10) / 10.0));
        }
        return answer;
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
}
