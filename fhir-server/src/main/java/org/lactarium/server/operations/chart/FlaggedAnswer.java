package org.lactarium.server.operations.chart;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.SerologyResult.Answer;

/**
 * What a laboratory says and how it flags it, read together: neither outvotes the other. A flag nobody knows may be a
 * warning and is taken as one.
 */
record FlaggedAnswer(Word value, Set<Word> flags) {

    enum Word {
        NEGATIVE,
        POSITIVE,
        UNDECIDED,
        /** Of a flag: within its limits, or on the harmless side of them. */
        NORMAL,
        /** Of a flag: a warning. */
        ABNORMAL,
        /** Of a value: a number, or nothing at all; what it means has to be said beside it. */
        NUMBER,
        /** Of a value: a number above the cut-off of its own test. */
        OVER,
        /** Of a value: a number below the cut-off of its own test, by the limit that stands beside it. */
        UNDER,
        /** Of a value: words or codes that are in no table. */
        UNKNOWN
    }

    /** UCUM's units of a signal in multiples of its cut-off. */
    private static final Set<String> BY_CUT_OFF = Set.of("{s_co_ratio}", "{COI}", "{index}");

    private static final Set<Word> WARNINGS = EnumSet.of(Word.POSITIVE, Word.UNDECIDED, Word.ABNORMAL);

    /** SNOMED CT, LOINC answers, HL7 interpretations and the words themselves. */
    private static final Map<String, Word> WORDS = words(Map.of(
            Word.NEGATIVE,
            "131194007 260415000 260385009 LA15256-3 LA6577-6 LA11883-8 NR NEG ND NON-REACTIVE NONREACTIVE NEGATIVE",
            Word.POSITIVE,
            "11214006 260373001 10828004 LA15255-5 LA6576-8 LA11882-0 RR WR POS DET REACTIVE POSITIVE DETECTED",
            Word.UNDECIDED,
            "82334004 419984006 42425007 LA11884-6 IND INDETERMINATE INCONCLUSIVE EQUIVOCAL BORDERLINE"));

    private static final Map<String, Word> FLAGS =
            words(Map.of(Word.POSITIVE, "R", Word.NORMAL, "N NORMAL 17621005 L LL < B D", Word.UNDECIDED, "I E"));

    FlaggedAnswer {
        flags = Set.copyOf(flags);
    }

    /** @param ranges what the laboratory calls normal */
    static FlaggedAnswer of(
            @Nullable Type value,
            List<CodeableConcept> interpretation,
            List<ObservationReferenceRangeComponent> ranges) {
        var said = value(value);
        var under = said == Word.NUMBER && isByCutOff(value) && SignalLimit.isKept((Quantity) value, ranges);
        return new FlaggedAnswer(under ? Word.UNDER : said, flags(interpretation));
    }

    /** What one code says by itself. */
    static Word word(Coding coding) {
        return value(new CodeableConcept(coding));
    }

    /** Whether the laboratory warns of what it reports. */
    static boolean warns(List<CodeableConcept> interpretation) {
        return flags(interpretation).stream().anyMatch(WARNINGS::contains);
    }

    Answer answer() {
        return switch (value) {
            case NEGATIVE -> warned() ? Answer.INDETERMINATE : Answer.NON_REACTIVE;
            case POSITIVE -> flags.contains(Word.NEGATIVE) ? Answer.INDETERMINATE : Answer.REACTIVE;
            case UNDECIDED -> Answer.INDETERMINATE;
            default -> byFlags();
        };
    }

    /** Whether a person has to say what it means: it is positive or abnormal, or in words nobody understands. */
    boolean asks() {
        return switch (answer()) {
            case REACTIVE, INDETERMINATE -> true;
            case NON_REACTIVE -> false;
            case UNCLEAR -> value == Word.UNKNOWN && !reassures();
        };
    }

    /** Flagged as normal, and as nothing else. */
    boolean reassures() {
        return !flags.isEmpty() && !warned();
    }

    /** Flagged as anything but normal. */
    boolean warned() {
        return flags.stream().anyMatch(WARNINGS::contains);
    }

    private Answer byFlags() {
        if (flags.contains(Word.POSITIVE) && !flags.contains(Word.NEGATIVE) && !flags.contains(Word.UNDECIDED)) {
            return Answer.REACTIVE;
        }
        if (warned()) {
            return Answer.INDETERMINATE;
        }
        if (value == Word.OVER && !reassures()) {
            return Answer.INDETERMINATE;
        }
        if (value == Word.UNDER && reassures()) {
            return Answer.NON_REACTIVE;
        }
        return (value == Word.NUMBER || value == Word.OVER) && flags.contains(Word.NEGATIVE)
                ? Answer.NON_REACTIVE
                : Answer.UNCLEAR;
    }

    private static Word value(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            var said = said(concept, WORDS);
            return said.isEmpty()
                    ? Word.UNKNOWN
                    : said.size() > 1 ? Word.UNDECIDED : said.iterator().next();
        }
        if (value instanceof BooleanType found) {
            return found.booleanValue() ? Word.POSITIVE : Word.NEGATIVE;
        }
        return value instanceof StringType text
                ? WORDS.getOrDefault(folded(text.getValue()), Word.UNKNOWN)
                : isOver(value) ? Word.OVER : Word.NUMBER;
    }

    /** A signal that was divided by its cut-off, and reaches it. */
    private static boolean isOver(@Nullable Type value) {
        return isByCutOff(value)
                && value instanceof Quantity signal
                && signal.getComparator() != QuantityComparator.LESS_THAN
                && signal.getComparator() != QuantityComparator.LESS_OR_EQUAL
                && signal.getValue().compareTo(BigDecimal.ONE) >= 0;
    }

    /** A signal in multiples of its cut-off. */
    private static boolean isByCutOff(@Nullable Type value) {
        return value instanceof Quantity signal
                && signal.hasValue()
                && signal.hasCode()
                && BY_CUT_OFF.contains(signal.getCode());
    }

    private static Set<Word> flags(List<CodeableConcept> interpretation) {
        return interpretation.stream()
                .filter(one -> !one.isEmpty())
                .flatMap(one -> {
                    var said = said(one, FLAGS);
                    said.addAll(said(one, WORDS));
                    return said.isEmpty() ? Stream.of(Word.ABNORMAL) : said.stream();
                })
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Word.class)));
    }

    /** By its codes; by its text when no code is known. */
    private static Set<Word> said(CodeableConcept concept, Map<String, Word> table) {
        var said = EnumSet.noneOf(Word.class);
        concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(code -> code != null && table.containsKey(folded(code)))
                .forEach(code -> said.add(table.get(folded(code))));
        if (said.isEmpty() && concept.hasText() && table.containsKey(folded(concept.getText()))) {
            said.add(table.get(folded(concept.getText())));
        }
        return said;
    }

    private static String folded(@Nullable String word) {
        return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
    }

    private static Map<String, Word> words(Map<Word, String> rows) {
        return rows.entrySet().stream()
                .flatMap(row -> Stream.of(row.getValue().split(" ")).map(word -> Map.entry(word, row.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
