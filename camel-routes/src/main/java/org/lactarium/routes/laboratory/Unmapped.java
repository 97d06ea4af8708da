package org.lactarium.routes.laboratory;

import java.util.regex.Pattern;

/**
 * Something a laboratory sends and its data file does not know. It may quote codes and units; free text it never quotes,
 * because nobody knows what people write there.
 *
 * @param field as in {@code OBX-3}
 * @param code as it was sent; empty when it does not look like a code, or is missing
 * @param system as it was sent, a name of HL7 table 0396 as a rule; empty when none was
 * @param of code of the test or result it belongs to; empty for a test itself
 */
public record Unmapped(String field, String code, String system, String of) {

    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}.:_/%*^+{}\\[\\]-]{1,32}");

    public Unmapped {
        code = CODE.matcher(code).matches() ? code : "";
        system = CODE.matcher(system).matches() ? system : "";
    }
}
