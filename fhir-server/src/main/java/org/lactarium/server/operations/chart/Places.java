package org.lactarium.server.operations.chart;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Location;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Places as people call them, and the places around them. */
@Component
public class Places {

    private final MilkRecord record;

    Places(MilkRecord record) {
        this.record = record;
    }

    /** The place and everything it is part of, near first. @param place {@code Location/x} */
    public Set<String> around(String place) {
        var found = new LinkedHashSet<String>();
        var next = place;
        while (!next.isEmpty() && found.add(next)) {
            next = record.read(Location.class, id(next))
                    .map(Location::getPartOf)
                    .map(Coded::plain)
                    .orElse("");
        }
        return found;
    }

    /** Its name; the reference when it has none. */
    public String name(String place) {
        return record.read(Location.class, id(place))
                .filter(Location::hasName)
                .map(Location::getName)
                .orElse(place);
    }

    private static String id(String place) {
        return place.substring(place.indexOf('/') + 1);
    }
}
