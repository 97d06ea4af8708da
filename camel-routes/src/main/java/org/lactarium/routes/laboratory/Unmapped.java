package org.lactarium.routes.laboratory;

import java.util.regex.Pattern;

/**
 * Something a laboratory sends and its data file does not know. What it may quote to anybody are codes and units.
 *
 * @param field as in {@code OBX-3}
 * @param code as it was sent; empty when it does not look like a code, or is missing
 * @param system as it was sent, a name of HL7 table 0396 as a rule; empty when none was
 * @param of code of the test or result it belongs to; empty for a test itself
 * @param text the value as it was sent; it may be free text, and nobody knows what people write there, so it is shown only to
 *     those who may see the whole message
 */
public record Unmapped(String field, String code, String system, String of, String text) {

    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}.:_/%*^+{}\\[\\]-]{1,32}");

    public Unmapped {
        code = CODE.matcher(code).matches() ? code : "";
        system = CODE.matcher(system).matches() ? system : "";
    }

    Unmapped(String field, String code, String system, String of) {
        this(field, code, system, of, "");
    }

    Unmapped saying(String sent) {
        return text.isEmpty() ? new Unmapped(field, code, system, of, sent) : this;
    }

    /** Without the text, for wherever it may be printed. */
    @Override
    public String toString() {
        return "Unmapped[" + field + " " + code + " " + system + " of " + of + "]";
    }
}
