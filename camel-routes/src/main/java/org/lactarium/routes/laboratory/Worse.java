package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;

/**
 * Whether a report says something worse than what stands: growth where there was none, more of it, an organism that is not on
 * record, or a blood test further from non-reactive. What cannot be compared counts as worse, unless it says the same.
 */
final class Worse {

    /** More than any number: something grew and nobody counted it. */
    private static final BigDecimal UNCOUNTED = new BigDecimal("1e30");

    private Worse() {}

    /** @param older whether what came was said before what stands: what was set right since is not brought again by it */
    static boolean than(List<Observation> standing, Report report, ReportIds ids, boolean older) {
        List<Observation> valid = standing.stream()
                .filter(one -> !isWithdrawn(one.getStatus().toCode()))
                .toList();
        return report.results().stream()
                .filter(came -> !isWithdrawn(came.status()))
                .filter(came ->
                        !older || !wasSetRight(standing, ids.result(came.key()).toString()))
                .anyMatch(came -> isWorse(came, valid));
    }

    /** Whether a result that stands would go on standing, though the report says that it does not. */
    static boolean takesBackWhatStands(List<Observation> standing, Report report, ReportIds ids) {
        return report.results().stream()
                .filter(came -> isWithdrawn(came.status()))
                .map(came -> ids.result(came.key()).toString())
                .anyMatch(id -> standing.stream()
                        .anyMatch(one -> id.equals(one.getIdElement().getIdPart())
                                && !isWithdrawn(one.getStatus().toCode())));
    }

    private static boolean isWithdrawn(String status) {
        return Statuses.WITHDRAWN.contains(status);
    }

    private static boolean wasSetRight(List<Observation> standing, String id) {
        return standing.stream()
                .anyMatch(one -> id.equals(one.getIdElement().getIdPart())
                        && Statuses.CHANGED.contains(one.getStatus().toCode()));
    }

    private static boolean isWorse(Report.Result came, List<Observation> standing) {
        List<Observation> alike = standing.stream()
                .filter(one -> one.getCode().getCoding().stream()
                        .map(Coding::getCode)
                        .anyMatch(came.meaning().code()::equals))
                .toList();
        boolean same = alike.stream().anyMatch(one -> says(one, came.value()));
        return !same
                && switch (came.meaning().kind()) {
                    case COLONY_COUNT ->
                        most(ValueWriter.type(came.value()))
                                        .compareTo(alike.stream()
                                                .map(one -> count(one.getValue()))
                                                .max(BigDecimal::compareTo)
                                                .orElse(BigDecimal.ZERO))
                                > 0;
                    case ORGANISM -> !(came.value() instanceof Value.NoGrowth);
                    case SEROLOGY ->
                        serology(came.value())
                                > alike.stream()
                                        .mapToInt(one -> serology(one.getValue()))
                                        .max()
                                        .orElse(Reactivity.NON_REACTIVE.ordinal());
                    default -> false;
                };
    }

    private static boolean says(Observation standing, Value came) {
        Type value = standing.getValue();
        if (value == null) {
            return false;
        }
        if (came instanceof Value.Coded coded && value instanceof CodeableConcept known) {
            return known.getCoding().stream().anyMatch(code -> coded.codes().stream()
                            .anyMatch(one -> one.code().equals(code.getCode())))
                    || (coded.codes().isEmpty() && coded.text().equalsIgnoreCase(known.getText()));
        }
        return value.equalsDeep(ValueWriter.type(came));
    }

    /** The most there may have been, in CFU/mL; below what a plate can show there was nothing. */
    private static BigDecimal most(Type value) {
        return value instanceof Quantity quantity
                        && quantity.getComparator() == Quantity.QuantityComparator.LESS_THAN
                        && !Harmless.isBelowDetection(quantity.getValue())
                ? quantity.getValue()
                : count(value);
    }

    /** What was surely there, in CFU/mL: below a limit nothing was. */
    private static BigDecimal count(Type value) {
        if (value instanceof Quantity quantity) {
            Quantity.QuantityComparator sign = quantity.getComparator();
            if (sign == Quantity.QuantityComparator.GREATER_THAN
                    || sign == Quantity.QuantityComparator.GREATER_OR_EQUAL) {
                return UNCOUNTED.subtract(BigDecimal.ONE);
            }
            return sign == Quantity.QuantityComparator.LESS_THAN ? BigDecimal.ZERO : quantity.getValue();
        }
        if (value instanceof Range range) {
            return range.getHigh().getValue();
        }
        return isNoGrowth(value) ? BigDecimal.ZERO : UNCOUNTED;
    }

    private static boolean isNoGrowth(Type value) {
        return value instanceof CodeableConcept concept
                && concept.getCoding().stream().anyMatch(code -> "264868006".equals(code.getCode()));
    }

    /** A ratio or a text beside the reading cannot be ranked, so it is as bad as the worst. */
    private static int serology(Value value) {
        return value instanceof Value.Serology found ? found.reactivity().ordinal() : Reactivity.values().length;
    }

    private static int serology(Type value) {
        return value instanceof CodeableConcept concept
                ? concept.getCoding().stream()
                        .map(Coding::getCode)
                        .flatMap(code -> Optional.ofNullable(Reactivity.of(code)).stream())
                        .mapToInt(Enum::ordinal)
                        .max()
                        .orElse(0)
                : 0;
    }
}
