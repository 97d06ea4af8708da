package org.lactarium.server.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Modifiers;

/** Reads the input of an operation; whatever cannot be understood is a bad request (HTTP 400) that names the parameter. */
final class Ask {

    /** In one of each unit, as UCUM writes them. */
    private static final Map<String, BigDecimal> MILLILITRES = Map.of(
            "mL",
            BigDecimal.ONE,
            "ml",
            BigDecimal.ONE,
            "cL",
            BigDecimal.TEN,
            "cl",
            BigDecimal.TEN,
            "dL",
            new BigDecimal(100),
            "dl",
            new BigDecimal(100),
            "L",
            new BigDecimal(1000),
            "l",
            new BigDecimal(1000));

    /** mL; a thousand litres. */
    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    /** mL; the last digit of a syringe. */
    private static final BigDecimal LEAST = new BigDecimal("0.001");

    private final List<ParametersParameterComponent> parameters;

    private Ask(List<ParametersParameterComponent> parameters) {
        this.parameters = parameters;
    }

    static Ask of(@Nullable Parameters body) {
        return new Ask(body == null ? List.of() : body.getParameter());
    }

    /** The parts of each parameter of this name. */
    List<Ask> any(String name) {
        return named(name).map(one -> new Ask(one.getPart())).toList();
    }

    /** The same; at least one. */
    List<Ask> each(String name) {
        var found = any(name);
        if (found.isEmpty()) {
            throw Refusals.bad("parameter " + name + " is missing");
        }
        return found;
    }

    /** References to milk, as ids; empty when the parameter is absent. */
    List<String> ids(String name, String type) {
        return named(name).map(one -> id(name, type, one.getValue())).distinct().toList();
    }

    String id(String name, String type) {
        return ids(name, type).stream()
                .findFirst()
                .orElseThrow(() -> Refusals.bad("parameter " + name + " is missing"));
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> Refusals.bad("parameter " + name + " is missing"));
    }

    /** A text, a code, or the value of an Identifier. */
    Optional<String> optionalText(String name) {
        return said(name).findFirst();
    }

    /** A number, a name or a code comes as a text, an Identifier or a Reference, and none of them is passed over. */
    private Stream<String> said(String name) {
        return named(name)
                .map(ParametersParameterComponent::getValue)
                .map(value -> value instanceof Identifier identifier
                        ? identifier.getValue()
                        : value instanceof Reference reference
                                ? reference.getReference()
                                : value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null)
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip);
    }

    /** A number that is given: a text, or an Identifier in the system of such numbers. */
    Optional<String> number(String name, String system) {
        named(name)
                .map(ParametersParameterComponent::getValue)
                .filter(value -> value instanceof Identifier identifier
                        && identifier.hasSystem()
                        && !system.equals(identifier.getSystem()))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusals.bad("parameter " + name + " must be a number in " + system);
                });
        return optionalText(name);
    }

    String mustNumber(String name, String system) {
        return number(name, system).orElseThrow(() -> Refusals.bad("parameter " + name + " is missing"));
    }

    /** What was scanned: a text, or a reference. */
    String scan(String name) {
        return reference(name).map(Reference::getReference).orElseGet(() -> text(name));
    }

    Optional<Instant> moment(String name) {
        return named(name).findFirst().map(one -> {
            if (one.getValue() instanceof BaseDateTimeType date
                    && date.hasValue()
                    && date.getValueAsString().contains("T")) {
                return date.getValue().toInstant();
            }
            throw Refusals.bad("parameter " + name + " must be a moment with an hour and an offset");
        });
    }

    boolean yes(String name) {
        return named(name)
                .findFirst()
                .map(ParametersParameterComponent::getValue)
                .map(value -> {
                    if (value instanceof BooleanType yes) {
                        return yes.booleanValue();
                    }
                    throw Refusals.bad("parameter " + name + " must be true or false");
                })
                .orElse(false);
    }

    /** mL: a Quantity in a unit of volume. */
    Optional<Double> millilitres(String name) {
        return named(name).findFirst().map(one -> millilitres(name, one.getValue()));
    }

    /** A whole number, not below zero. */
    Optional<Integer> count(String name) {
        return named(name).findFirst().map(one -> {
            if (one.getValue() instanceof IntegerType whole && whole.hasValue() && whole.getValue() >= 0) {
                return whole.getValue();
            }
            throw Refusals.bad("parameter " + name + " must be a whole number from zero");
        });
    }

    /** Every text of this name. */
    List<String> texts(String name) {
        return said(name).distinct().toList();
    }

    /** A difference of temperatures: a Quantity in K or °C. */
    Optional<Double> kelvin(String name) {
        return named(name).findFirst().map(one -> {
            if (one.getValue() instanceof Quantity quantity
                    && quantity.hasValue()
                    && !quantity.hasComparator()
                    && Systems.UCUM.equals(quantity.getSystem())
                    && Set.of("K", "Cel").contains(String.valueOf(quantity.getCode()))
                    && quantity.getValue().abs().compareTo(MOST) < 0) {
                return quantity.getValue().doubleValue();
            }
            throw Refusals.bad("parameter " + name + " must be a temperature in K or Cel");
        });
    }

    <T extends Resource> T resource(String name, Class<T> type) {
        return optionalResource(name, type)
                .orElseThrow(() -> Refusals.bad("parameter " + name + " must be a " + type.getSimpleName()));
    }

    <T extends Resource> Optional<T> optionalResource(String name, Class<T> type) {
        return named(name)
                .map(ParametersParameterComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .peek(Ask::mustBeUnderstood)
                .findFirst();
    }

    private static void mustBeUnderstood(Resource given) {
        Modifiers.unknownIn(given).ifPresent(why -> {
            throw Refusals.bad(why);
        });
    }

    Optional<Reference> reference(String name) {
        return references(name).stream().findFirst();
    }

    List<Reference> references(String name) {
        return named(name)
                .map(ParametersParameterComponent::getValue)
                .map(value -> value instanceof PrimitiveType<?> text && text.hasValue()
                        ? new Reference(text.getValueAsString().strip())
                        : value)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException when it is no volume */
    static double millilitres(String name, @Nullable Type value) {
        var factor = value instanceof Quantity quantity
                        && quantity.hasValue()
                        && !quantity.hasComparator()
                        && Systems.UCUM.equals(quantity.getSystem())
                ? MILLILITRES.get(String.valueOf(quantity.getCode()))
                : null;
        if (factor == null || contradicts((Quantity) value, factor)) {
            throw Refusals.bad("parameter " + name + " must be a volume in mL, with system " + Systems.UCUM
                    + " and code mL, cL, dL or L");
        }
        var millilitres = ((Quantity) value).getValue().multiply(factor);
        if (millilitres.signum() < 0) {
            throw Refusals.bad("parameter " + name + " is less than nothing");
        }
        if (millilitres.signum() > 0 && millilitres.compareTo(LEAST) < 0) {
            throw Refusals.bad("parameter " + name + " is less than anybody measures");
        }
        if (millilitres.compareTo(MOST) > 0) {
            throw Refusals.bad("parameter " + name + " is more than a bank holds");
        }
        return millilitres.doubleValue();
    }

    /** Who reads the unit must not read another than who reads the code. */
    private static boolean contradicts(Quantity volume, BigDecimal factor) {
        var read = volume.hasUnit() ? MILLILITRES.get(volume.getUnit().strip()) : null;
        return read != null && read.compareTo(factor) != 0;
    }

    private static String id(String name, String type, @Nullable Type value) {
        var text = value instanceof Reference reference
                ? reference.getReference()
                : value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
        var id = text == null ? new IdType() : new IdType(text);
        if (!id.hasIdPart() || (id.hasResourceType() && !type.equals(id.getResourceType()))) {
            throw Refusals.bad("parameter " + name + " must refer to a " + type);
        }
        return id.getIdPart();
    }

    /** Whatever came with it that can be written as text, for a person to read: {@code name=value}. */
    List<String> shown() {
        return parameters.stream()
                .filter(parameter -> parameter.hasName() && parameter.getValue() instanceof PrimitiveType<?>)
                .map(parameter ->
                        parameter.getName() + "=" + parameter.getValue().primitiveValue())
                .toList();
    }

    private Stream<ParametersParameterComponent> named(String name) {
        return parameters.stream().filter(parameter -> name.equals(parameter.getName()));
    }
}
