package org.lactarium.server.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that goes into an operation, as the guide defines it.
 *
 * @param type of its value; a type of resource, or null when it has parts alone
 */
record InputParameter(
        String name, @Nullable String type, boolean required, boolean repeats, List<InputParameter> parts) {

    private static final Set<String> WORDS = Set.of("string", "code", "id", "uri", "url", "canonical", "markdown");
    private static final Set<String> WHOLE = Set.of("integer", "positiveInt", "unsignedInt");

    private static final Set<String> TEXTS =
            Set.of("action", "cause", "comment", "description", "detail", "override", "reason", "text", "why");

    /** As FHIR limits its strings. */
    private static final int LONGEST_TEXT = 1_048_576;

    /** Beside its own type: a number on a label may come as a word, an identifier or a reference to what bears it. */
    private static final Map<String, Set<String>> ALSO = Map.of(
            "string",
            Set.of("Identifier", "Reference"),
            "Identifier",
            WORDS,
            "Reference",
            WORDS,
            "dateTime",
            Set.of("instant"));

    static List<InputParameter> of(List<OperationDefinitionParameterComponent> defined) {
        return defined.stream()
                .filter(one -> one.getUse() != OperationParameterUse.OUT)
                .map(one -> new InputParameter(
                        one.getName(), one.getType(), one.getMin() > 0, !"1".equals(one.getMax()), of(one.getPart())))
                .toList();
    }

    /** @return what is wrong with them; null when nothing is */
    static @Nullable String fault(
            List<ParametersParameterComponent> given, List<InputParameter> known, String what, String base) {
        for (var one : given) {
            var meant = known.stream()
                    .filter(parameter -> parameter.name.equals(one.getName()))
                    .findFirst();
            if (meant.isEmpty()) {
                return what + " has no parameter " + one.getName() + ". " + offered(known);
            }
            var fault = meant.get().fault(one, given, base);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** @return which one must be given and is not; null when none is */
    static @Nullable String missing(Collection<String> given, List<InputParameter> known, String what) {
        return known.stream()
                .filter(parameter -> parameter.required && !given.contains(parameter.name))
                .map(parameter -> "parameter " + parameter.name + " is missing in " + what)
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(List<ParametersParameterComponent> given) {
        return given.stream().map(ParametersParameterComponent::getName).toList();
    }

    String onlyOnce() {
        return "parameter " + name + " may be given once";
    }

    static String offered(List<InputParameter> known) {
        return known.isEmpty()
                ? "It has none."
                : "It has " + known.stream().map(InputParameter::name).collect(Collectors.joining(", ")) + ".";
    }

    private @Nullable String fault(
            ParametersParameterComponent one, List<ParametersParameterComponent> beside, String base) {
        if (!repeats
                && beside.stream().filter(other -> name.equals(other.getName())).count() > 1) {
            return onlyOnce();
        }
        if (type == null) {
            var fault = fault(one.getPart(), parts, "parameter " + name, base);
            return fault == null ? missing(names(one.getPart()), parts, "parameter " + name) : fault;
        }
        if (one.hasPart()) {
            return "parameter " + name + " has no parts";
        }
        var came = one.hasResource() ? one.getResource() : one.getValue();
        if (came != null && !takes(came.fhirType())) {
            return "parameter " + name + " must be of type " + type + " and not " + came.fhirType();
        }
        if (came instanceof PrimitiveType<?> said && isTooLong(said.getValueAsString())) {
            return tooLong();
        }
        var missing = came == null ? null : GivenValue.fault(came, "Reference".equals(type), base);
        return missing == null ? null : "parameter " + name + " " + missing;
    }

    /** @return what is wrong with a text of the address; null when nothing is */
    @Nullable
    String faultOf(String text) {
        if (isTooLong(text)) {
            return tooLong();
        }
        return "dateTime".equals(type) && !text.contains("T") ? "parameter " + name + " " + GivenValue.NO_MOMENT : null;
    }

    /** A number, a code or a name is looked for in the record; only what people write down is as long as they like. */
    private boolean isTooLong(@Nullable String said) {
        return said != null && said.length() > most();
    }

    private String tooLong() {
        return "parameter " + name + " has more than " + most() + " characters";
    }

    private int most() {
        return TEXTS.contains(name) ? LONGEST_TEXT : Unsound.LONGEST_NAME;
    }

    private boolean takes(String came) {
        return came.equals(type)
                || ALSO.getOrDefault(type, Set.of()).contains(came)
                || WORDS.contains(type) && WORDS.contains(came)
                || WHOLE.contains(type) && WHOLE.contains(came);
    }
}
