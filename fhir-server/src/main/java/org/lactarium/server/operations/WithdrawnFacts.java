package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/**
 * What follows when facts about milk are entered in error, or two records turn out to be two women: clocks stop, and the milk that was
 * moved by it is reconsidered.
 */
@Component
public class WithdrawnFacts {

    private final MilkOfFacts milkOf;
    private final ExcursionTakenBack excursions;
    private final Reconsider reconsider;

    WithdrawnFacts(MilkOfFacts milkOf, ExcursionTakenBack excursions, Reconsider reconsider) {
        this.milkOf = milkOf;
        this.excursions = excursions;
        this.reconsider = reconsider;
    }

    /** Whether the rules ask about it: a culture, something about a donor, a curve. */
    public static boolean concernsMilk(Observation fact) {
        return CultureChart.isCulture(fact) || DonorChart.concernsMilk(fact) || isCurve(fact);
    }

    static boolean isCurve(Observation fact) {
        return fact.getCode().hasCoding(Systems.MILK_OBSERVATION, "temperature-curve");
    }

    /** Of all the milk that {@link #follow} may move. */
    public Collection<Lock> locks(Collection<? extends DomainResource> facts) {
        return reconsider.locks(
                facts.stream().flatMap(fact -> milkOf.of(fact).stream()).toList());
    }

    /**
     * @param facts Observations in error, and Patients who were one with another until now
     * @return the milk that went back on hold
     */
    public List<MilkUnit> follow(Collection<? extends DomainResource> facts) {
        var milk = new ArrayList<MilkUnit>();
        var because = new LinkedHashSet<String>();
        for (var fact : facts) {
            because.add(fact.fhirType() + "/" + fact.getIdElement().getIdPart());
            if (fact instanceof Observation curve && isCurve(curve)) {
                excursions.stop(curve).forEach((unit, gone) -> {
                    milk.add(unit);
                    because.add(gone);
                });
            }
            milk.addAll(milkOf.of(fact));
        }
        return reconsider.reconsider(milk, because);
    }
}
