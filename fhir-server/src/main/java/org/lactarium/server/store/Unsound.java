package org.lactarium.server.store;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/** Values that FHIR's parser takes and nobody can work with. */
final class Unsound {

    /** More than any instrument has. */
    static final int DIGITS = 18;

    /** As a value of a search; nobody prints or scans more. */
    static final int LONGEST_NAME = 2000;

    /** A program may compute more of them than anybody measures. */
    private static final int DIGITS_BEHIND = 60;

    private static final Pattern MOMENT =
            Pattern.compile("[^T]+|[^T]+T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** What says that its value is absent says nothing that could be looked up or counted. */
    private static final Set<String> NEED_THEIR_VALUES = Set.of(
            "Quantity",
            "Coding",
            "Identifier",
            "Reference",
            "Patient",
            "Consent",
            "EpisodeOfCare",
            "NutritionOrder",
            "Observation");

    private static final Set<String> VALUES =
            Set.of("value", "code", "system", "reference", "status", "birthDate", "dateTime", "effective[x]");

    /** In a reference to this record; other servers may count their versions as they like. */
    private static final Pattern NO_VERSION = Pattern.compile("[^:]*/_history/(?![0-9]{1,18}$).*");

    private Unsound() {}

    /** Why something in it cannot be taken; repeats nothing of it. */
    static Optional<String> in(Base element) {
        return all(element).findFirst();
    }

    private static Stream<String> all(Base element) {
        return Stream.concat(
                of(element).stream(), element.children().stream().flatMap(child -> child.getValues().stream()
                        .flatMap(value -> Stream.concat(absent(element, child.getName(), value), all(value)))));
    }

    private static Optional<String> of(Base element) {
        if (element instanceof DecimalType number && number.hasValue() && !isMeasured(number.getValue())) {
            return Optional.of("A number in it has more than " + DIGITS + " digits before its point or " + DIGITS_BEHIND
                    + " behind it.");
        }
        if (element instanceof Reference reference
                && reference.hasReference()
                && NO_VERSION.matcher(String.valueOf(reference.getReference())).matches()) {
            return Optional.of(
                    "A reference in it names a version that is no number. Write it as Patient/[id]/_history/3.");
        }
        var twice = SaidOnce.fault(element);
        if (twice.isPresent()) {
            return twice;
        }
        if (isLong(element)) {
            return Optional.of(
                    "An identifier, a code or a reference in it has more than " + LONGEST_NAME + " characters.");
        }
        boolean unclear = element instanceof BaseDateTimeType time
                && time.hasValue()
                && !MOMENT.matcher(time.getValueAsString()).matches();
        return unclear
                ? Optional.of("A time of day in it has no seconds or no offset. Write it as 2026-11-30T05:43:00+08:00.")
                : Optional.empty();
    }

    /** What the record would look for. */
    private static boolean isLong(Base element) {
        var name = element instanceof Identifier number
                ? number.getValue()
                : element instanceof Coding coding
                        ? coding.getCode()
                        : element instanceof Reference reference ? reference.getReference() : null;
        return name != null && name.length() > LONGEST_NAME;
    }

    private static Stream<String> absent(Base parent, String name, Base value) {
        boolean missing = NEED_THEIR_VALUES.contains(parent.fhirType())
                && VALUES.contains(name)
                && value instanceof PrimitiveType<?> primitive
                && (!primitive.hasValue() || isDeniedBeside(primitive));
        return missing ? Stream.of(parent.fhirType() + "." + name + " has no value.") : Stream.empty();
    }

    /** A value with the word that it is absent or an error says two things. */
    private static boolean isDeniedBeside(PrimitiveType<?> value) {
        return value.hasExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    }

    /** The same of a number as it is written, before anything reads it. */
    static boolean isMeasured(String written) {
        try {
            return isMeasured(new BigDecimal(written));
        } catch (NumberFormatException | ArithmeticException none) {
            return false;
        }
    }

    /** @return whether it can be written out in {@value #DIGITS} digits before the point and {@value #DIGITS_BEHIND} behind it */
    private static boolean isMeasured(BigDecimal number) {
        return number.scale() <= DIGITS_BEHIND && (long) number.precision() - number.scale() <= DIGITS;
    }
}
