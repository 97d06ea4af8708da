package org.lactarium.routes.hl7;

import java.util.List;

/** One field, or one repetition of it, as the sender wrote it. Components count from 1; what is absent is empty. */
public record Field(String raw, Delimiters by) {

    private static final String NOTHING = "\"\"";

    /** The repetitions that hold something. */
    public List<Field> repetitions() {
        return parts(raw, by.repetition()).stream()
                .map(part -> new Field(part, by))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The components of the first repetition, each divided by nothing but subcomponents. */
    public List<Field> components() {
        return parts(part(raw, by.repetition(), 1), by.component()).stream()
                .map(part -> new Field(part, by))
                .toList();
    }

    /** Of a component. */
    public List<Field> subcomponents() {
        return parts(raw, by.subcomponent()).stream()
                .map(part -> new Field(part, by))
                .toList();
    }

    /** Text of a component of the first repetition, its first subcomponent if it has several. */
    public String component(int number) {
        return subcomponent(number, 1);
    }

    public String subcomponent(int component, int number) {
        String first = part(raw, by.repetition(), 1);
        return spoken(part(part(first, by.component(), component), by.subcomponent(), number));
    }

    /** Text of the first component, which for most fields is the value. */
    public String value() {
        return component(1);
    }

    /** The whole repetition as free text (FT, TX), divided by nothing. */
    public String text() {
        return spoken(raw);
    }

    /** HL7's {@code ""} means "delete what you have"; for a result it is silence, wherever in a field it stands. */
    public boolean isEmpty() {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isSeparator(c) && c != '"' && !Character.isWhitespace(c)) {
                return false;
            }
        }
        return raw.indexOf('"') < 0
                || parts(raw, by.repetition()).stream()
                        .flatMap(one -> parts(one, by.component()).stream())
                        .flatMap(one -> parts(one, by.subcomponent()).stream())
                        .allMatch(one -> one.isBlank() || one.strip().equals(NOTHING));
    }

    /** Whether a component of it is {@code ""}: one that was there and is taken away, and not one that was never there. */
    public boolean hasNulledComponent() {
        return components().stream().anyMatch(part -> part.raw().strip().equals(NOTHING));
    }

    /** Whether it has components or subcomponents. */
    public boolean isDivided() {
        return raw.indexOf(by.component()) >= 0 || raw.indexOf(by.subcomponent()) >= 0;
    }

    /** Whether an escape sequence in it means nothing here, or does not end. */
    public boolean isMisspelt() {
        return Escapes.isMisspelt(raw, by);
    }

    private boolean isSeparator(char c) {
        return c == by.repetition() || c == by.component() || c == by.subcomponent();
    }

    private String spoken(String written) {
        String text = Escapes.resolve(written, by).strip();
        return written.strip().equals(NOTHING) ? "" : text;
    }

    private static String part(String text, char separator, int number) {
        List<String> parts = parts(text, separator);
        return number <= parts.size() ? parts.get(number - 1) : "";
    }

    private static List<String> parts(String text, char separator) {
        return Delimiters.split(text, separator);
    }
}
