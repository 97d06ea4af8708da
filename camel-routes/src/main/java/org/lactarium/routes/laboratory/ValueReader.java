package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** Understands OBX-5 by its type (OBX-2) and by what the result is about. What it cannot read it does not guess. */
record ValueReader(LaboratoryProfile profile, LaboratoryProfile.Result meaning) {

    private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF");
    private static final Set<String> COMPARATORS = Set.of("<", "<=", ">=", ">");

    /** {@code >100,000 CFU/mL}: what people type into a text result. */
    private static final Pattern TYPED = Pattern.compile("([<>]=?)?\\s*(\\d[\\d,]*(?:\\.\\d+)?)\\s*(\\S.*)?");

    Value read(Segment obx) {
        Field value = obx.field(5);
        if (value.repetitions().size() > 1) {
            throw unclear("OBX-5 repeats");
        }
        String type = obx.field(2).value();
        if (type.equals("SN")) {
            return structured(value, obx.field(6));
        }
        if (CODED.contains(type)) {
            return coded(value);
        }
        return typed(value.text(), obx.field(6));
    }

    private Value structured(Field value, Field unit) {
        if (!value.component(3).isEmpty() || !value.component(4).isEmpty()) {
            throw unclear("it is a range or a ratio");
        }
        return amount(value.component(1), value.component(2), unit.value(), unit.component(4));
    }

    private Value coded(Field value) {
        return switch (meaning.kind()) {
            case SEROLOGY -> serology(List.of(value.component(1), value.component(2), value.component(4)));
            case COLONY_COUNT -> {
                if (List.of(value.component(1), value.component(2), value.component(4)).stream()
                        .anyMatch(profile::saysNoGrowth)) {
                    yield new Value.NoGrowth();
                }
                throw unclear("its code is neither a count nor no growth");
            }
            default ->
                profile.saysNoGrowth(value.component(1)) || profile.saysNoGrowth(value.component(2))
                        ? new Value.NoGrowth()
                        : new Value.Coded(Codes.of(value), Codes.text(value));
        };
    }

    private Value.Serology serology(List<String> words) {
        return words.stream()
                .filter(word -> profile.reactivity().containsKey(word))
                .findFirst()
                .map(word -> new Value.Serology(profile.reactivity().get(word)))
                .orElseThrow(() -> unclear("it says neither reactive nor non-reactive"));
    }

    private Value typed(String text, Field unit) {
        if (profile.saysNoGrowth(text) && meaning.kind() != Kind.SEROLOGY) {
            return new Value.NoGrowth();
        }
        if (meaning.kind() == Kind.ORGANISM) {
            return new Value.Coded(List.of(), text);
        }
        Matcher number = TYPED.matcher(text);
        if (number.matches()) {
            String written = number.group(3) == null ? "" : number.group(3);
            return amount(
                    number.group(1) == null ? "" : number.group(1),
                    number.group(2).replace(",", ""),
                    unit.isEmpty() ? written : unit.value(),
                    unit.component(4));
        }
        if (meaning.kind() == Kind.SEROLOGY) {
            return serology(List.of(text));
        }
        throw unclear("its text is neither a number nor no growth");
    }

    private Value.Amount amount(String comparator, String number, String unit, String alternateUnit) {
        boolean plain = comparator.isEmpty() || comparator.equals("=");
        if (!plain && !COMPARATORS.contains(comparator)) {
            throw unclear("its comparator is not one of < <= >= >");
        }
        String ucum = profile.units().getOrDefault(unit, profile.units().get(alternateUnit));
        if (ucum == null) {
            throw unclear(unit.isEmpty() ? "it has no unit" : "its unit is not in the unit map");
        }
        if (meaning.kind() == Kind.COLONY_COUNT && !ucum.equals("[CFU]/mL")) {
            throw unclear("a colony count is given in CFU/mL");
        }
        try {
            return new Value.Amount(plain ? null : comparator, new BigDecimal(number), ucum);
        } catch (NumberFormatException e) {
            throw unclear("it holds no number");
        }
    }

    private Unclear unclear(String why) {
        return new Unclear(Reason.UNKNOWN_VALUE, "OBX-5 of " + meaning.code() + " cannot be read: " + why);
    }
}
