package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.hl7.Field;

/** Codings of CE, CWE and CNE: the identifier and its alternate, both kept. */
final class Codes {

    /** HL7 table 0396, as far as milk laboratories use it. */
    private static final Map<String, String> SYSTEMS =
            Map.of("LN", Systems.LOINC, "SCT", Systems.SNOMED, "SNM3", Systems.SNOMED, "UCUM", Systems.UCUM);

    private Codes() {}

    static List<Value.Code> of(Field coded) {
        List<Value.Code> codes = new ArrayList<>();
        for (int first : new int[] {1, 4}) {
            if (!coded.component(first).isEmpty()) {
                codes.add(new Value.Code(
                        system(coded.component(first + 2)), coded.component(first), coded.component(first + 1)));
            }
        }
        return codes;
    }

    /** Text for people: the original text (CWE.9) before the display of a code. */
    static String text(Field coded) {
        for (int component : new int[] {9, 2, 5, 1}) {
            if (!coded.component(component).isEmpty()) {
                return coded.component(component);
            }
        }
        return "";
    }

    private static @Nullable String system(String table) {
        return SYSTEMS.get(table);
    }
}
