package org.lactarium.routes.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Something on record that bears a number ({@code $find-numbers}).
 *
 * @param number as it is on record
 * @param on donor, unit, pool, batch, specimen or order
 * @param bearer {@code Type/id} of what bears it
 * @param subject {@code BiologicallyDerivedProduct/x} or {@code Patient/x} that it leads to
 * @param display for people; of a donor the number, never the name
 * @param kind deposit, pool, batch, bottle, aliquot or donor
 * @param countsFor what a sample of it speaks for
 * @param whole for people: what it counts for
 * @param since when that milk came to exist; null when not known
 * @param heated when its heating began; null when it was not heated
 */
record NumberMatch(
        String number,
        String on,
        String bearer,
        boolean counts,
        String subject,
        String display,
        String kind,
        String countsFor,
        String whole,
        @Nullable Instant since,
        @Nullable Instant heated) {

    static List<NumberMatch> of(Parameters answer) {
        return answer.getParameter().stream()
                .filter(parameter -> "match".equals(parameter.getName()))
                .map(NumberMatch::of)
                .toList();
    }

    private static NumberMatch of(ParametersParameterComponent match) {
        return new NumberMatch(
                text(match, "number"),
                text(match, "on"),
                reference(match, "bearer").getReference(),
                value(match, "counts") instanceof BooleanType counts && counts.booleanValue(),
                reference(match, "subject").getReference(),
                reference(match, "subject").hasDisplay()
                        ? reference(match, "subject").getDisplay()
                        : reference(match, "subject").getReference(),
                text(match, "kind"),
                reference(match, "countsFor").getReference(),
                Objects.requireNonNullElse(reference(match, "countsFor").getDisplay(), text(match, "number")),
                instant(match, "since"),
                instant(match, "heated"));
    }

    private static @Nullable Instant instant(ParametersParameterComponent match, String name) {
        return value(match, name) instanceof InstantType at ? at.getValue().toInstant() : null;
    }

    private static @Nullable Type value(ParametersParameterComponent match, String name) {
        return match.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .map(ParametersParameterComponent::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String text(ParametersParameterComponent match, String name) {
        Type value = value(match, name);
        return value == null ? "" : value.primitiveValue();
    }

    private static Reference reference(ParametersParameterComponent match, String name) {
        return value(match, name) instanceof Reference reference ? reference : new Reference();
    }
}
