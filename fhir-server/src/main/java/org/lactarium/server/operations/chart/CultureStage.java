package org.lactarium.server.operations.chart;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.lactarium.profiles.Systems;
import org.lactarium.server.release.Culture.Stage;

/** The stage a culture names, before or after pasteurisation. */
public final class CultureStage {

    private static final String CODE = "culture-stage";

    private CultureStage() {}

    /** Empty when it names none, as an organism may; more than one when it contradicts itself. */
    public static Set<Stage> of(Observation result) {
        var named = EnumSet.noneOf(Stage.class);
        result.getComponent().stream()
                .filter(CultureStage::isStage)
                .filter(part -> part.getValue() instanceof CodeableConcept)
                .forEach(part -> Arrays.stream(Stage.values())
                        .filter(stage -> part.getValueCodeableConcept().hasCoding(Systems.CULTURE_STAGE, stage.code()))
                        .forEach(named::add));
        return named;
    }

    static boolean isStage(ObservationComponentComponent part) {
        return part.getCode().hasCoding(Systems.MILK_OBSERVATION, CODE);
    }
}
