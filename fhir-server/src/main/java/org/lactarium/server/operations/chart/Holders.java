package org.lactarium.server.operations.chart;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Reads who has a container: where it is, or where it was sent; and to whom that place belongs today. */
@Component
public class Holders {

    private final MilkRecord record;

    Holders(MilkRecord record) {
        this.record = record;
    }

    /** {@code Location/x} where it is, else where the last dispense sent it; empty text when the record does not say. */
    public String place(MilkUnit unit) {
        return unit.location()
                .map(Coded::plain)
                .filter(place -> !place.isEmpty())
                .orElseGet(() -> sent(unit));
    }

    /**
     * {@code Organization/x} to which a place belongs now, by itself or by what it is part of: hospitals are joined to other
     * clusters while their bottles are under way.
     */
    public Optional<String> owner(String place) {
        var seen = new HashSet<String>();
        var next = place;
        while (next.startsWith("Location/") && seen.add(next)) {
            var here = record.read(Location.class, next.substring("Location/".length()));
            var owner = here.filter(Location::hasManagingOrganization)
                    .map(one -> Coded.plain(one.getManagingOrganization()));
            if (owner.isPresent()) {
                return owner;
            }
            next = here.map(one -> Coded.plain(one.getPartOf())).orElse("");
        }
        return Optional.empty();
    }

    private String sent(MilkUnit unit) {
        return record.find(SupplyDelivery.class, Query.where("product", unit.reference())).stream()
                .filter(BottleChart::stands)
                .filter(SupplyDelivery::hasDestination)
                .max(Comparator.comparing(
                        one -> one.getOccurrenceDateTimeType().getValue().toInstant()))
                .map(last -> Coded.plain(last.getDestination()))
                .orElse("");
    }
}
