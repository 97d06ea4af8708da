package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;

/**
 * The shapes of the fields that are read: segment, number, {@link Shape}. A reviewed data file beside the one of the fields.
 *
 * @param cutShort the sign that marks a value as cut short (2.7); empty when none is declared
 */
record Shapes(Map<String, Map<String, String>> file, String cutShort) {

    private static final Map<String, Map<String, Map<String, String>>> FILES = new ConcurrentHashMap<>();

    /** OBX-5 is of the type that OBX-2 names. */
    private static final String AS_OBX_2_SAYS = "OBX-2";

    private static final List<String> TEXTS = List.of("", "ST", "TX", "FT");

    /** HL7 calls them by more names than it has types of them. */
    private static final Map<String, String> SAME = Map.of("CNE", "CWE", "CF", "CWE");

    /** @param fields the data file of the fields; that of their shapes is called alike */
    static Shapes beside(String fields, Segment header) {
        String declared = header.field(2).raw();
        return new Shapes(
                FILES.computeIfAbsent(fields.replace("fields.json", "shapes.json"), Shapes::load),
                declared.length() > 4 ? declared.substring(4) : "");
    }

    boolean has(String segment, int field) {
        return file.getOrDefault(segment, Map.of()).containsKey(String.valueOf(field));
    }

    /** @return addresses of what would be passed over */
    List<String> strange(Segment segment, int number) {
        String name = segment.name() + "-" + number;
        Field field = segment.field(number);
        String written = file.get(segment.name()).get(String.valueOf(number));
        if (!cutShort.isEmpty() && isCutShort(field)) {
            return List.of(name);
        }
        if (!written.equals(AS_OBX_2_SAYS)) {
            return Shape.of(written).strange(name, field);
        }
        String type = segment.field(2).value();
        if (TEXTS.contains(type)) {
            return Shape.of(Shape.TEXT).strange(name, field);
        }
        String known = SAME.getOrDefault(type, type);
        // whether several values are one is asked where they are read
        return Shape.isType(known) ? Shape.of(known + "*").strange(name, field) : List.of("OBX-2");
    }

    private boolean isCutShort(Field field) {
        String ends = field.raw() + field.by().repetition();
        return List.of(
                        field.by().repetition(),
                        field.by().component(),
                        field.by().subcomponent())
                .stream()
                .anyMatch(separator -> ends.contains(cutShort + separator));
    }

    private static Map<String, Map<String, String>> load(String file) {
        try (InputStream json = Shapes.class.getResourceAsStream(file)) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
