package org.lactarium.server.store;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON has the shape that FHIR gives it: no object or value that is empty, a list where an element may repeat and nowhere
 * else, and one value in an extension. A reader that makes something else of it would store what the sender never said. An empty list
 * says nothing, and many programs write one.
 */
final class JsonShape {

    private static final String TYPE = "resourceType";

    private static final Set<String> NUMBERS = Set.of("decimal", "integer", "positiveInt", "unsignedInt");

    private final FhirContext context;

    JsonShape(FhirContext context) {
        this.context = context;
    }

    /** What is wrong first; names elements and repeats no value. */
    Optional<String> fault(JsonNode resource) {
        return object(resource, null).findFirst();
    }

    /** @param known null where the parser will say that it knows nothing of that name */
    private Stream<String> object(JsonNode object, @Nullable BaseRuntimeElementDefinition<?> known) {
        var type = object.has(TYPE) ? resource(object.get(TYPE).asText()) : known;
        var values = names(object).filter(name -> name.startsWith("value")).count();
        if (object.isEmpty()) {
            return Stream.of("holds an object in which nothing stands");
        }
        if (object.has("url") && !object.has(TYPE) && values > 1) {
            return Stream.of("holds an extension with more than one value");
        }
        return names(object).flatMap(name -> element(object, name, type));
    }

    private Stream<String> element(JsonNode parent, String name, @Nullable BaseRuntimeElementDefinition<?> type) {
        var value = parent.get(name);
        var bare = name.startsWith("_") ? name.substring(1) : name;
        var child = type instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildByName(bare)
                : null;
        if (value.isNull()) {
            return Stream.of("holds the element " + bare + " with a null in place of a value");
        }
        if (value.isArray()) {
            return child != null && child.getMax() == 1
                    ? Stream.of("holds a list in the element " + bare + ", which may stand once")
                    : list(parent, name, type(child, bare));
        }
        var known = type(child, bare);
        return value.isObject() ? object(value, known) : scalar(value, bare, known);
    }

    private static @Nullable BaseRuntimeElementDefinition<?> type(
            @Nullable BaseRuntimeChildDefinition child, String name) {
        // of extensions HAPI tells nothing but that they are there
        return child == null
                        || child instanceof RuntimeChildExtension
                        || !child.getValidChildNames().contains(name)
                ? null
                : child.getChildByName(name);
    }

    private static Stream<String> scalar(JsonNode value, String name, @Nullable BaseRuntimeElementDefinition<?> known) {
        if (!(known instanceof RuntimePrimitiveDatatypeDefinition primitive)) {
            return Stream.empty();
        }
        var fits = NUMBERS.contains(primitive.getName())
                ? value.isNumber()
                : primitive.getName().equals("boolean") ? value.isBoolean() : value.isTextual();
        return fits
                ? Stream.empty()
                : Stream.of("holds the element " + name + " as another type of JSON than FHIR has");
    }

    private Stream<String> list(JsonNode parent, String name, @Nullable BaseRuntimeElementDefinition<?> type) {
        var list = parent.get(name);
        // a null keeps the place of a value beside its extension
        var twin = parent.has(name.startsWith("_") ? name.substring(1) : "_" + name);
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(one -> one.isNull() && !twin
                        ? Stream.of("holds a null in the list " + name)
                        : one.isObject() ? object(one, type) : Stream.empty());
    }

    private static Stream<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private @Nullable BaseRuntimeElementDefinition<?> resource(String type) {
        try {
            return context.getResourceDefinition(type);
        } catch (DataFormatException unknown) {
            return null;
        }
    }
}
