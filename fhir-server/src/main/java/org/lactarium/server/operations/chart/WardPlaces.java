package org.lactarium.server.operations.chart;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Reads in which ward an infant lies, and to which ward a refrigerator or a bed belongs. */
@Component
public class WardPlaces {

    private static final String PHYSICAL_TYPE = "http://terminology.hl7.org/CodeSystem/location-physical-type";

    private final MilkRecord record;

    WardPlaces(MilkRecord record) {
        this.record = record;
    }

    /** The nearest ward at or above a place, or the place itself when none is; empty text stays empty. */
    public String ward(String place) {
        var seen = new HashSet<String>();
        var next = place;
        while (next.startsWith("Location/") && seen.add(next)) {
            var here = record.read(Location.class, next.substring("Location/".length()));
            if (here.filter(one -> one.getPhysicalType().hasCoding(PHYSICAL_TYPE, "wa"))
                    .isPresent()) {
                return next;
            }
            next = here.map(one -> Coded.plain(one.getPartOf())).orElse("");
        }
        return place;
    }

    /**
     * Where an infant lies: by the stay that goes on, else where the last bottle for it went; empty text when the record
     * does not say.
     *
     * @param records {@code Patient/x} of the infant under all its numbers
     */
    public String ofInfant(List<String> records) {
        var stays = records.stream()
                .flatMap(one ->
                        record.find(Encounter.class, Query.where("patient", one).and("status", "in-progress")).stream())
                .toList();
        if (!stays.isEmpty()) {
            return stays.stream()
                    .flatMap(stay -> stay.getLocation().stream())
                    .filter(WardPlaces::now)
                    .map(bed -> Coded.plain(bed.getLocation()))
                    .reduce((earlier, later) -> later)
                    .orElse("");
        }
        return records.stream()
                .flatMap(one -> record.find(SupplyDelivery.class, Query.where("patient", one)).stream())
                .filter(SupplyDelivery::hasDestination)
                .max(Comparator.comparing(
                        one -> one.getOccurrenceDateTimeType().getValue().toInstant()))
                .map(last -> Coded.plain(last.getDestination()))
                .orElse("");
    }

    private static boolean now(EncounterLocationComponent bed) {
        return bed.hasStatus()
                ? bed.getStatus() == EncounterLocationStatus.ACTIVE
                : !bed.getPeriod().hasEnd();
    }
}
