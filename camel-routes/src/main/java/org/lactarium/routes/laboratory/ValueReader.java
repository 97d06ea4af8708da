package org.lactarium.routes.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Numeral;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** Understands OBX-5 by its type (OBX-2) and by what the result is about. What it cannot read it does not guess. */
record ValueReader(LaboratoryProfile profile, LaboratoryProfile.Result meaning) {

    /** Behind the fully specified name of a SNOMED CT concept. */
    private static final Pattern KIND_OF_CONCEPT = Pattern.compile("\\s*\\((finding|qualifier value)\\)$");
    /** Begins a sentence on what was not found; it names no organism. */
    private static final Pattern NOTHING =
            Pattern.compile("(?i)\\s*((no|nil|none|not|neg|negative|without|absent)\\b|無|无|沒|没|未)");
    /** The display of N in HL7 table 0078. */
    private static final String NORMAL = "normal";

    private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF", "IS", "ID");

    /** @return more than one value only for organisms: each repetition is one of them */
    List<Value> read(Segment obx) {
        List<Value> values = obx.field(5).repetitions().stream()
                .map(one -> read(one, obx.field(2).value(), unit(obx.field(6))))
                .distinct()
                .toList();
        if (values.size() > 1 && meaning.kind() != Kind.ORGANISM) {
            throw unclear("OBX-5 repeats, and its repetitions differ");
        }
        return values;
    }

    /** Some write a unit as text alone, into the second component. */
    private static Field unit(Field sent) {
        return sent.component(1).isEmpty() && !sent.component(2).isEmpty()
                ? new Field(sent.by().escaped(sent.component(2)), sent.by())
                : sent;
    }

    private Value read(Field value, String type, Field unit) {
        if (type.equals("SN")) {
            return new StructuredReader(profile, meaning)
                    .read(value, unit)
                    .orElseThrow(() -> unclear("its SN is neither number, range, ratio nor a text in the table"));
        }
        String text = value.text();
        if (type.equals("NM") && Numeral.isNumber(text)) {
            Figures figures = new Figures(profile, meaning);
            return figures.amount("", figures.number(text), figures.unit("", unit));
        }
        if (!CODED.contains(type)) {
            return known(List.of(text))
                    .or(() -> new TextReader(profile, meaning).read(text, unit))
                    // what divides a text may be a part of it only where the table knows the whole
                    .or(() -> value.isDivided() ? Optional.empty() : organism(List.of(), text))
                    .orElseThrow(() -> unclear("its text is in no table"));
        }
        Optional<Value> known = known(words(value, 1, 4, 2, 5, 9));
        Optional<Value> written = written(value, unit);
        if (known.isPresent() && written.isPresent() && !known.equals(written)) {
            throw unclear("its code and its text contradict each other");
        }
        known.ifPresent(found -> mustSayNothingElse(found, value, written.isPresent()));
        return known.or(() -> written)
                .or(() -> organism(Codes.of(value), Codes.text(value)))
                .orElseThrow(() -> unclear("its code is in no table", value));
    }

    /** A text beside a code is a part of the answer: when no table knows it, it may say that the code is not all. */
    private void mustSayNothingElse(Value found, Field value, boolean readAsText) {
        boolean other = meaning.kind() != Kind.SUSCEPTIBILITY
                && !readAsText
                && words(value, 2, 5, 9).stream()
                        .map(word -> KIND_OF_CONCEPT.matcher(word).replaceFirst(""))
                        .anyMatch(word -> !word.equalsIgnoreCase(NORMAL)
                                && !known(List.of(word)).equals(Optional.of(found)));
        if (other) {
            throw unclear("its code is known and its text is in no table", value);
        }
    }

    /** What the lists of words say; they hold codes as well as texts. */
    private Optional<Value> known(List<String> words) {
        return switch (meaning.kind()) {
            case SEROLOGY -> one(words, profile.reactivity()).map(Value.Serology::new);
            case SUSCEPTIBILITY -> one(words, profile.susceptibility()).map(Value.Susceptibility::new);
            default ->
                words.stream().anyMatch(profile::saysNoGrowth) ? Optional.of(new Value.NoGrowth()) : Optional.empty();
        };
    }

    private <T> Optional<T> one(List<String> words, Map<String, T> table) {
        List<T> meanings = words.stream()
                .flatMap(word -> Optional.ofNullable(table.get(word)).stream())
                .distinct()
                .toList();
        if (meanings.size() > 1) {
            throw unclear("its words contradict each other");
        }
        return meanings.stream().findFirst();
    }

    /** What the words beside a code say by the table of texts; a bare number beside a code is another code. */
    private Optional<Value> written(Field value, Field unit) {
        return words(value, 9, 2, 5, 1, 4).stream()
                .filter(word -> !word.matches("\\d+") && !profile.saysNoGrowth(word))
                .flatMap(word -> new TextReader(profile, meaning).read(word, unit).stream())
                .findFirst();
    }

    /** The code of the map beside whatever the laboratory calls it; without one the record holds the milk. */
    private Optional<Value> organism(List<Value.Code> sent, String text) {
        if (meaning.kind() != Kind.ORGANISM || NOTHING.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        Optional<Value.Code> known = Stream.concat(sent.stream().map(Value.Code::code), Stream.of(text))
                .flatMap(word -> profile.organism(word).stream())
                .filter(found -> sent.stream().noneMatch(code -> code.code().equals(found.code())))
                .findFirst();
        return Optional.of(
                new Value.Coded(Stream.concat(known.stream(), sent.stream()).toList(), text));
    }

    private static List<String> words(Field value, int... components) {
        return Arrays.stream(components)
                .mapToObj(value::component)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Unclear unclear(String why) {
        return unclear(why, new Unmapped("OBX-5", "", "", meaning.code()));
    }

    private Unclear unclear(String why, Field value) {
        return unclear(why, new Unmapped("OBX-5", value.component(1), value.component(3), meaning.code()));
    }

    private Unclear unclear(String why, Unmapped unmapped) {
        return new Unclear(Reason.UNKNOWN_VALUE, "OBX-5 of " + meaning.code() + " cannot be read: " + why, unmapped);
    }
}
