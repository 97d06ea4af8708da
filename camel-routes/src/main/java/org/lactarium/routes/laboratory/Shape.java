package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.V2Time;

/**
 * What may stand in a field that is read: its HL7 type, whether it repeats, and the only values it may have, when there are such. It
 * is written as in {@code CX*} or {@code CWE=P,U}; {@code text} is read as a whole, whatever divides it. What stands in a field and
 * not in its shape would be passed over.
 */
record Shape(String type, boolean repeats, Set<String> values) {

    static final String TEXT = "text";

    /** Type to the types of its components; one without components is divided by nothing. */
    private static final Map<String, List<String>> TYPES = types();

    private static final String UNREAD = "-";

    /** Stands for a control character. */
    private static final char NO_CHARACTER = '\ufffd';

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|\\p{Alpha}\\p{Alnum}{1,31});");
    private static final Set<String> DOCUMENTS = Set.of("ED", "RP");

    static Shape of(String written) {
        String[] parts = written.split("=", 2);
        boolean repeats = parts[0].endsWith("*");
        return new Shape(
                repeats ? parts[0].substring(0, parts[0].length() - 1) : parts[0],
                repeats,
                parts.length == 1 ? Set.of() : Set.of(parts[1].split(",")));
    }

    static boolean isType(String name) {
        return TYPES.containsKey(name);
    }

    /** @return addresses of what does not fit, as in {@code OBX-3.10}, {@code OBX-3.1.2} or {@code OBR-3(2)} */
    List<String> strange(String name, Field field) {
        List<String> strange = new ArrayList<>();
        if (!DOCUMENTS.contains(type) && ENTITY.matcher(field.text()).find()) {
            strange.add(name);
        }
        if (type.equals(TEXT)) {
            return strange;
        }
        List<Field> repetitions = field.repetitions();
        // a reader of one value takes the first place, even when nothing stands in it
        if (!repeats && (repetitions.size() > 1 || field.components().stream().allMatch(Field::isEmpty))) {
            strange.add(name + "(2)");
        }
        repetitions.forEach(one -> strange.addAll(strangeIn(name, one)));
        return strange;
    }

    private List<String> strangeIn(String name, Field one) {
        List<String> strange = new ArrayList<>();
        boolean misspelt =
                !DOCUMENTS.contains(type) && (one.isMisspelt() || one.text().indexOf(NO_CHARACTER) >= 0);
        boolean another = !values.isEmpty() && !values.contains(one.value());
        if (misspelt || another) {
            strange.add(name);
        }
        List<String> components = componentsOf(type);
        List<Field> written = one.components();
        for (int i = 0; i < written.size(); i++) {
            String type = i < components.size() ? components.get(i) : UNREAD;
            strange.addAll(strangeIn(written.size() == 1 ? name : name + "." + (i + 1), written.get(i), type));
        }
        return strange;
    }

    private static List<String> strangeIn(String name, Field component, String type) {
        if (component.isEmpty()) {
            return List.of();
        }
        if (type.equals(UNREAD)) {
            return List.of(name);
        }
        List<String> strange = new ArrayList<>();
        List<Field> written = component.subcomponents();
        for (int i = componentsOf(type).size(); i < written.size(); i++) {
            if (!written.get(i).isEmpty()) {
                strange.add(name + "." + (i + 1));
            }
        }
        boolean isTime = type.equals("TS") || type.equals("DTM");
        if (isTime && V2Time.read(component.value(), ZoneOffset.UTC).isEmpty()) {
            strange.add(name);
        }
        return strange;
    }

    /** A type without components is its own only one. */
    private static List<String> componentsOf(String type) {
        List<String> components = TYPES.getOrDefault(type, List.of());
        return components.isEmpty() ? List.of(type) : components;
    }

    private static Map<String, List<String>> types() {
        try (InputStream json = Shape.class.getResourceAsStream("/hl7/types.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
