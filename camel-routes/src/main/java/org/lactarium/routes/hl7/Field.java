package org.lactarium.routes.hl7;

import java.util.List;

/** One field, or one repetition of it, as the sender wrote it. Components count from 1; what is absent is empty. */
public record Field(String raw, Delimiters by) {

    /** The repetitions that hold something. */
    public List<Field> repetitions() {
        return parts(raw, by.repetition()).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> new Field(part, by))
                .toList();
    }

    /** Text of a component of the first repetition, its first subcomponent if it has several. */
    public String component(int number) {
        return subcomponent(number, 1);
    }

    public String subcomponent(int component, int number) {
        String first = part(raw, by.repetition(), 1);
        return Escapes.resolve(part(part(first, by.component(), component), by.subcomponent(), number), by)
                .strip();
    }

    /** Text of the first component, which for most fields is the value. */
    public String value() {
        return component(1);
    }

    /** The whole repetition as free text (FT, TX), divided by nothing. */
    public String text() {
        return Escapes.resolve(raw, by).strip();
    }

    /** HL7's {@code ""} means "delete what you have"; for a result both are silence. */
    public boolean isEmpty() {
        return raw.isBlank() || raw.equals("\"\"");
    }

    private static String part(String text, char separator, int number) {
        List<String> parts = parts(text, separator);
        return number <= parts.size() ? parts.get(number - 1) : "";
    }

    private static List<String> parts(String text, char separator) {
        return Delimiters.split(text, separator);
    }
}
