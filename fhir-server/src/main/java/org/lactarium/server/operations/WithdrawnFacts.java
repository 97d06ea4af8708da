package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/** What follows when facts about milk are entered in error: their clocks stop, and the milk they moved is reconsidered. */
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
    public Collection<Lock> locks(Collection<Observation> facts) {
        return reconsider.locks(
                facts.stream().flatMap(fact -> milkOf.of(fact).stream()).toList());
    }

    /** @return the milk that went back on hold */
    public List<MilkUnit> follow(Collection<Observation> facts) {
        var milk = new ArrayList<MilkUnit>();
        var because = new LinkedHashSet<String>();
        for (var fact : facts) {
            because.add("Observation/" + fact.getIdElement().getIdPart());
            if (isCurve(fact)) {
                excursions.stop(fact).forEach((unit, gone) -> {
                    milk.add(unit);
                    because.add(gone);
                });
            }
            milk.addAll(milkOf.of(fact));
        }
        return reconsider.reconsider(milk, because);
    }
}
