package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.donor.SerologyResult.Answer;

class FlaggedAnswerTest {

    private static final String FLAGS = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private static final List<String> NEGATIVE =
            List.of("131194007", "260415000", "260385009", "NR", "NEG", "LA15256-3", "LA6577-6", "LA11883-8");
    private static final List<String> POSITIVE =
            List.of("11214006", "260373001", "10828004", "RR", "POS", "LA15255-5", "LA6576-8", "LA11882-0");
    private static final List<String> UNDECIDED = List.of("82334004", "419984006", "42425007", "IND", "LA11884-6");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A", "AA", "H", "HH", "HU", ">", "R", "RR", "WR", "POS", "DET", "IND", "I", "E", "W", "U", "EXP", "*",
                "?"
            })
    void aWarningBesideANegativeValueLeavesItOpen(String flag) {
        assertThat(NEGATIVE).allSatisfy(value -> {
            assertThat(of(code(value), flag)).as(value).isEqualTo(Answer.INDETERMINATE);
            assertThat(FlaggedAnswer.of(code(value), flags(flag), List.of()).asks())
                    .isTrue();
        });
        assertThat(FlaggedAnswer.warns(flags(flag))).isTrue();
        assertThat(of(code("131194007"), new CodeableConcept().setText(flag))).isEqualTo(Answer.INDETERMINATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "NEG", "NR", "ND", "L", "<"})
    void aNegativeValueThatNothingWarnsOfIsNegative(String flag) {
        assertThat(NEGATIVE)
                .allSatisfy(value -> assertThat(of(code(value), flag)).as(value).isEqualTo(Answer.NON_REACTIVE));
        assertThat(FlaggedAnswer.warns(flags(flag))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "{s_co_ratio},12.3,,INDETERMINATE",
        "{COI},1,,INDETERMINATE",
        "{index},1.8,A,INDETERMINATE",
        "{s_co_ratio},1.8,NEG,NON_REACTIVE",
        "{s_co_ratio},1.8,N,UNCLEAR",
        "{s_co_ratio},0.12,,UNCLEAR",
        "m[IU]/mL,12.3,,UNCLEAR"
    })
    void aSignalThatReachesItsCutOffIsOpenUnlessTheLaboratoryJudgesIt(
            String unit, String signal, @Nullable String flag, Answer answer) {
        var value = new Quantity().setValue(new BigDecimal(signal)).setCode(unit);
        assertThat(of(value, flag == null ? "" : flag)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "{s_co_ratio},0.2,N,<1.0,NON_REACTIVE",
        "{COI},0.2,N,0.00 - 0.99,NON_REACTIVE",
        "{index},0.9,N,≤0.9,NON_REACTIVE",
        "{s_co_ratio},0.2,N,Non-reactive: <1.0,NON_REACTIVE",
        "{s_co_ratio},0.2,N,<1.00 S/CO,NON_REACTIVE",
        "{s_co_ratio},0.2,N,<1.0 (reactive),UNCLEAR",
        "{s_co_ratio},-0.2,N,<1.0,UNCLEAR",
        "{s_co_ratio},0.2,,<1.0,UNCLEAR",
        "{s_co_ratio},0.2,N,,UNCLEAR",
        "{s_co_ratio},0.2,N,see report,UNCLEAR",
        "{s_co_ratio},0.2,N,<10,UNCLEAR",
        "{s_co_ratio},0.95,N,<0.9,UNCLEAR",
        "{s_co_ratio},0.2,H,<1.0,INDETERMINATE",
        "{s_co_ratio},1.0,N,<1.0,UNCLEAR",
        "m[IU]/mL,0.2,N,<1.0,UNCLEAR",
    })
    void aSignalBelowTheLimitBesideItThatIsFlaggedAsNormalIsNotReactive(
            String unit, String signal, @Nullable String flag, @Nullable String limit, Answer answer) {
        var value = new Quantity().setValue(new BigDecimal(signal)).setCode(unit);
        var range = new ObservationReferenceRangeComponent().setText(limit);
        assertThat(FlaggedAnswer.of(value, flags(flag == null ? "" : flag), limit == null ? List.of() : List.of(range))
                        .answer())
                .isEqualTo(answer);
    }

    @Test
    void aPositiveValueIsReactiveUnlessItsFlagDeniesIt() {
        assertThat(POSITIVE).allSatisfy(value -> {
            for (var flag : List.of("", "N", "A", "H", "RR", "WR", "IND", "?")) {
                assertThat(of(code(value), flag)).as(value + " " + flag).isEqualTo(Answer.REACTIVE);
            }
            for (var flag : List.of("NR", "NEG", "ND")) {
                assertThat(of(code(value), flag)).as(value + " " + flag).isEqualTo(Answer.INDETERMINATE);
            }
        });
    }

    @Test
    void whatTheLaboratoryCannotTellStaysSoWhateverTheFlag() {
        assertThat(UNDECIDED).allSatisfy(value -> assertThat(List.of("", "N", "NEG", "A", "POS"))
                .allSatisfy(flag -> assertThat(of(code(value), flag)).isEqualTo(Answer.INDETERMINATE)));
        var both = code("131194007").addCoding(code("11214006").getCodingFirstRep());
        assertThat(of(both, "")).isEqualTo(Answer.INDETERMINATE);
    }

    @Test
    void aNumberMeansOnlyWhatIsSaidBesideIt() {
        for (var number : numbers()) {
            assertThat(of(number, "")).isEqualTo(Answer.UNCLEAR);
            assertThat(of(number, "N")).isEqualTo(Answer.UNCLEAR);
            for (var flag : List.of("NR", "NEG", "ND")) {
                assertThat(of(number, flag)).isEqualTo(Answer.NON_REACTIVE);
            }
            for (var flag : List.of("R", "RR", "WR", "POS", "DET")) {
                assertThat(of(number, flag)).isEqualTo(Answer.REACTIVE);
            }
            for (var flag : List.of("A", "AA", "H", "HH", "HU", ">", "IND", "?")) {
                assertThat(of(number, flag)).isEqualTo(Answer.INDETERMINATE);
            }
            assertThat(FlaggedAnswer.of(number, flags("POS", "NEG"), List.of()).answer())
                    .isEqualTo(Answer.INDETERMINATE);
            assertThat(FlaggedAnswer.of(number, flags("H", "NEG"), List.of()).answer())
                    .isEqualTo(Answer.INDETERMINATE);
        }
    }

    @Test
    void aCodeNobodyKnowsIsNotMadeNegativeByAFlag() {
        assertThat(of(code("LOCAL7"), "NR")).isEqualTo(Answer.UNCLEAR);
        assertThat(of(code("LOCAL7"), "A")).isEqualTo(Answer.INDETERMINATE);
        assertThat(of(code("LOCAL7"), "RR")).isEqualTo(Answer.REACTIVE);
        // beside a code that is known it is only another name
        assertThat(of(code("LOCAL7").addCoding(code("131194007").getCodingFirstRep()), "NR"))
                .isEqualTo(Answer.NON_REACTIVE);
    }

    @Test
    void wordsAreUnderstoodByTheTableAndOtherWordsAskAPerson() {
        assertThat(of(new StringType("Positive"), "")).isEqualTo(Answer.REACTIVE);
        assertThat(of(new StringType("non-reactive"), "")).isEqualTo(Answer.NON_REACTIVE);
        assertThat(of(new CodeableConcept().setText("Equivocal"), "")).isEqualTo(Answer.INDETERMINATE);
        assertThat(of(new BooleanType(true), "")).isEqualTo(Answer.REACTIVE);
        assertThat(asks(new StringType("a few colonies"), "")).isTrue();
        assertThat(asks(code("112283007"), "")).isTrue();
        assertThat(asks(code("112283007"), "N")).isFalse();
        assertThat(asks(numbers().get(0), "")).isFalse();
        assertThat(asks(numbers().get(0), "H")).isTrue();
        assertThat(asks(null, "")).isFalse();
    }

    private static List<Type> numbers() {
        var one = new Quantity(1);
        return List.of(
                one,
                new Quantity(1000).setComparator(Quantity.QuantityComparator.GREATER_THAN),
                new Range().setLow(one).setHigh(one),
                new Ratio().setNumerator(one).setDenominator(new Quantity(160)));
    }

    private static boolean asks(@Nullable Type value, String flag) {
        return FlaggedAnswer.of(value, flags(flag), List.of()).asks();
    }

    private static Answer of(Type value, String flag) {
        return FlaggedAnswer.of(value, flags(flag), List.of()).answer();
    }

    private static Answer of(Type value, CodeableConcept flag) {
        return FlaggedAnswer.of(value, List.of(flag), List.of()).answer();
    }

    private static List<CodeableConcept> flags(String... flags) {
        return Stream.of(flags)
                .filter(flag -> !flag.isEmpty())
                .map(flag -> Coded.concept(FLAGS, flag))
                .toList();
    }

    private static CodeableConcept code(String... codes) {
        var concept = new CodeableConcept();
        Arrays.stream(codes)
                .forEach(code ->
                        concept.addCoding().setSystem("http://snomed.info/sct").setCode(code));
        return concept;
    }
}
