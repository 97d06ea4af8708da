package org.lactarium.server.histories;

import static org.lactarium.server.histories.Desk.concept;
import static org.lactarium.server.histories.History.pick;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.histories.History.Expected;

/** A milk analyser that is mostly right, sometimes takes the wrong unit, and sometimes cannot add. */
final class AnalyserSteps {

    /** In g/dL and kcal/dL, and by whose reckoning milk can be so: 9.25, 4.4 and 3.95 kcal/g, within 8 %. */
    private enum Reading {
        RIGHT(3.4, 1.0, 7.0, 64, true),
        EDGE(12, 0.1, 3, 128, true),
        WRONG_UNIT(3.4, 89, 7.0, 64, false),
        TOO_FAT(12.1, 1.0, 7.0, 139, false),
        CANNOT_ADD(3.4, 1.0, 7.0, 96, false);

        private final double fat;
        private final double protein;
        private final double carbohydrate;
        private final double energy;
        private final boolean milk;

        Reading(double fat, double protein, double carbohydrate, double energy, boolean milk) {
            this.fat = fat;
            this.protein = protein;
            this.carbohydrate = carbohydrate;
            this.energy = energy;
            this.milk = milk;
        }
    }

    private final History history;

    AnalyserSteps(History history) {
        this.history = history;
    }

    void measure(int which, int what) {
        if (history.facts.batches.isEmpty()) {
            return;
        }
        var batch = pick(history.facts.batches, which);
        var reading = pick(List.of(Reading.values()), what);
        var analysis = new Observation();
        analysis.getMeta().addProfile(Profiles.MACRONUTRIENTS);
        analysis.setStatus(Observation.ObservationStatus.FINAL);
        analysis.setCode(concept(Systems.LAB_TEST, "MBMACRO"));
        analysis.addFocus(Desk.unit(batch.id));
        analysis.setEffective(Desk.at(history.now()));
        add(analysis, "MBFAT", reading.fat, "g/dL");
        add(analysis, "MBTPR", reading.protein, "g/dL");
        add(analysis, "MBCHO", reading.carbohydrate, "g/dL");
        add(analysis, "MBNRG", reading.energy, "kcal/dL");
        history.judge(
                "measure " + reading + " of " + batch.number,
                reading.milk ? Expected.DONE : Expected.REFUSED,
                history.desk.store(analysis));
    }

    private static void add(Observation analysis, String nutrient, double value, String unit) {
        analysis.addComponent()
                .setCode(concept(Systems.MILK_OBSERVATION, nutrient))
                .setValue(new Quantity(null, value, Systems.UCUM, unit, unit));
    }
}
