package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Which version of a resource was read: {@code Observation/x/_history/2}. */
public final class Versions {

    private Versions() {}

    public static String of(Resource resource) {
        return resource.getIdElement().toUnqualified().getValue();
    }

    public static List<String> of(Collection<? extends Resource> resources) {
        return resources.stream().map(Versions::of).toList();
    }

    public static List<String> ofMilk(Collection<MilkUnit> units) {
        return units.stream().map(unit -> of(unit.product())).toList();
    }
}
