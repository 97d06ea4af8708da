package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductProcessingComponent;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;

/** Reads when milk was heated and a feed of it drawn. */
final class MadeTimes {

    private static final String HEATED = "pasteurise-";
    private static final String DRAWN = "split";

    private MadeTimes() {}

    /** The last of these steps; null when none is written down. @param line a unit and what it was drawn from */
    static @Nullable Instant last(Collection<MilkUnit> line) {
        return line.stream()
                .flatMap(one -> one.product().getProcessing().stream()
                        .filter(step -> makes(one, step))
                        .map(MadeTimes::done))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean makes(MilkUnit unit, BiologicallyDerivedProductProcessingComponent step) {
        return unit.type() == UnitType.ALIQUOT && step.getProcedure().hasCoding(Systems.PROCESSING_STEP, DRAWN)
                || unit.type() == UnitType.BATCH
                        && step.getProcedure().getCoding().stream()
                                .anyMatch(code -> String.valueOf(code.getCode()).startsWith(HEATED));
    }

    private static @Nullable Instant done(BiologicallyDerivedProductProcessingComponent step) {
        if (!(step.getTime() instanceof Period period)) {
            return null;
        }
        var end = period.hasEnd() ? period.getEnd() : period.getStart();
        return end == null ? null : end.toInstant();
    }
}
