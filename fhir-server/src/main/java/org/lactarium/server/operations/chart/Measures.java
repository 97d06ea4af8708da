package org.lactarium.server.operations.chart;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.profiles.Systems;

/** What is measured at a person: vital signs, and what is read of a newborn. */
public final class Measures {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** Body weight, length, head circumference. */
    private static final List<String> LOINC = List.of("29463-7", "8302-2", "9843-4");

    private Measures() {}

    public static boolean is(Observation observed) {
        return observed.getFocus().isEmpty()
                && (NewbornChart.reads(observed)
                        || observed.getCategory().stream().anyMatch(one -> one.hasCoding(CATEGORY, "vital-signs"))
                        || LOINC.stream().anyMatch(one -> observed.getCode().hasCoding(Systems.LOINC, one)));
    }
}
