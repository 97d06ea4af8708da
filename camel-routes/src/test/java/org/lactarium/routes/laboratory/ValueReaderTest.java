package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** What one OBX says, in all the ways in which laboratories say it. */
class ValueReaderTest {

    private static final LaboratoryProfile SHIPPED = LaboratoryProfile.byDefault();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ST; >100,000; CFU/mL; >; 100000",
                "ST; 100000; CFU/mL; ; 100000",
                "ST; 1,234,567; CFU/mL; ; 1234567",
                "ST; < 10 CFU/mL; ; <; 10",
                "ST; ≥ 300 cfu/ml; ; >=; 300",
                "ST; more than 300 CFU/mL; ; >; 300",
                "ST; 1.5 x 10E3 CFU/mL; ; ; 1500",
                "ST; 1.5x10^3; CFU/mL; ; 1500",
                "ST; >10^5 CFU/mL; ; >; 100000",
                "ST; 10\\S\\5; CFU/mL; ; 100000",
                "ST; 2E4 CFU/mL; ; ; 20000",
                "NM; 850; CFU/mL; ; 850",
                "NM; 850.; CFU/mL; ; 850",
                "SN; >^100000; CFU/mL; >; 100000",
                "SN; =^4200; CFU/mL; ; 4200",
                "SN; ^0; CFU/mL; ; 0"
            })
    void readsACount(String type, String text, String unit, String comparator, String number) {
        Value.Amount amount = (Value.Amount) count(type, text, unit == null ? "" : unit);
        assertThat(amount.comparator()).isEqualTo(comparator);
        assertThat(amount.number()).isEqualByComparingTo(new BigDecimal(number));
        assertThat(amount.unit()).isEqualTo("[CFU]/mL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TNTC", "too numerous to count", "Confluent growth.", "scanty", "Heavy growth", "2+", "+++"})
    void growthThatNobodyCountedIsGrowth(String text) {
        assertThat(count("ST", text, "")).isInstanceOf(Value.Growth.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No growth", "NG", "no growth.", "NIL GROWTH", "No growth after 5 days"})
    void noGrowthIsSaidInManyWords(String text) {
        assertThat(count("ST", text, "")).isEqualTo(new Value.NoGrowth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,5",
                "100,00",
                "10E3",
                "1.5.2",
                "--",
                "no significant growth",
                "No growth of pathogens",
                "few colonies",
                "100 CFU/L",
                "-12",
                "1:160",
                "200-100",
                "10^99",
                "see comment",
                "0 (repeat)",
                "<>5",
                "100 200"
            })
    void whatCouldMeanTwoThingsOrNothingIsNotRead(String text) {
        assertThatThrownBy(() -> count("ST", text, "CFU/mL"))
                .isInstanceOf(Unclear.class)
                .hasMessageStartingWith("OBX-5 of 20695-3 cannot be read")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "NM; 1.000",
                "NM; 40.000",
                "NM; 1 000",
                "NM; 1'000",
                "NM; 1’000",
                "NM; 1\u00a0000",
                "NM; 1\u2009000",
                "NM; 1\u202f000",
                "NM; 1_000",
                "NM; 1.000.000",
                "NM; 1,000.000",
                "NM; 0,040",
                "NM; 00,040",
                "NM; 1,00,000",
                "NM; 1,0000",
                "NM; 10,00",
                "NM; １０００",
                "NM; ١٠٠٠",
                "NM; १०००",
                "NM; 1٬000",
                "NM; 1,000,00",
                "NM; 1000000000000000000",
                "ST; 1.000",
                "ST; 40.000 CFU/mL",
                "ST; >40.000",
                "ST; 1 000",
                "ST; 1'000 CFU/mL",
                "ST; 1’000",
                "ST; 0,040",
                "ST; 1,000.000",
                "ST; １００",
                "ST; 100 - 1.000",
                "ST; 1.000 - 2000",
                "ST; 12.345 x 10^3",
                "ST; 1,5 x 10^3",
                "ST; 10^16",
                "ST; 2E99",
                "ST; 0,100 x 10^3",
                "TX; 1.000",
                "FT; 40.000",
                "ST; 1\u00a0000 CFU/mL",
                "SN; ^1.000",
                "SN; >^40.000",
                "SN; ^40,000",
                "SN; ^1 000",
                "SN; ^1'000",
                "SN; ^100^-^1.000",
                "SN; ^0,040",
                "SN; ^١٠٠"
            })
    void aCountWhoseThousandsCouldBeAFractionIsNotRead(String type, String text) {
        assertThatThrownBy(() -> count(type, text, "CFU/mL")).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NM; 0.000; 0",
                "NM; 0; 0",
                "NM; 1000.; 1000",
                "NM; 1000.0; 1000",
                "NM; 0.5; 0.5",
                "NM; 0.040; 0.040",
                "NM; 1000.500; 1000.5",
                "NM; 12.50; 12.50",
                "ST; 0.000; 0",
                "ST; 1,000; 1000",
                "ST; 40,000 CFU/mL; 40000",
                "ST; 1,234,567.5; 1234567.5",
                "ST; 1.234 x 10^3; 1234",
                "ST; 1.500E4; 15000",
                "SN; ^0.000; 0",
                "SN; ^1000.0; 1000"
            })
    void aCountThatMeansOneNumberIsRead(String type, String text, BigDecimal number) {
        assertThat(((Value.Amount) count(type, text, "CFU/mL")).number()).isEqualByComparingTo(number);
    }

    @Test
    void aTitreIsCountedInDilutionsAndAnIndexIsMeasured() {
        assertThatThrownBy(() -> read(Kind.SEROLOGY, "ST", "1:1.280", ""))
                .hasMessageContaining("could divide thousands");
        assertThatThrownBy(() -> read(Kind.SEROLOGY, "SN", "^1^:^1.280", ""))
                .hasMessageContaining("could divide thousands");
        assertThat(read(Kind.SEROLOGY, "ST", "1:1,280", "")).isInstanceOf(Value.Ratio.class);
        assertThat(read(Kind.SEROLOGY, "NM", "1.234", "{s_co_ratio}")).isInstanceOf(Value.Amount.class);
        assertThat(read(Kind.SUSCEPTIBILITY, "ST", "0.125/2.375", "ug/mL")).isInstanceOf(Value.Ratio.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<^100^-^200", "^200^-^100", "^1^:^10", "<>^5", "^1E3", ">^", "^5^x^6", "^-5"})
    void aStructuredNumericThatIsNoCountIsNotRead(String value) {
        assertThatThrownBy(() -> count("SN", value, "CFU/mL")).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MBCULPOST|20695-3|264868006^No growth^SCT|true",
                "MBCULPOST|20695-3|264868006^No growth (qualifier value)^SCT|true",
                "MBCULPOST|20695-3|264868006|true",
                "MBCULPOST|20695-3|NG^No growth^L^264868006^No growth^SCT|true",
                "MBCULPOST|20695-3|264868006^Growth of Bacillus cereus^SCT|false",
                "MBCULPOST|20695-3|264868006^No growth^SCT^^^^^^some growth after 72 h|false",
                "MBDSCR|5196-1|N^Negative^L|true",
                "MBDSCR|5196-1|N^Normal^HL70078|true",
                "MBDSCR|5196-1|NEG^陰性^L|true",
                "MBDSCR|5196-1|131194007^Non-Reactive (qualifier value)^SCT|true",
                "MBDSCR|5196-1|N^Low level reactivity, repeat advised^L|false",
                "MBDSCR|5196-1|N^Negative^L^^^^^^see comment|false"
            })
    void aTextBesideACodeMustSayTheSame(String test, String code, String value, boolean read) {
        Translation translation = Reading.ofShipped()
                .of((test.equals("MBDSCR") ? "PID|1||D-1^^^HKMB^PI\r" : Reading.LOT)
                        + Reading.obr("", "F-1", test, "F", "20260309")
                        + "OBX|1|CWE|" + code + "^^LN||" + value + "||||||F\r");
        assertThat(translation instanceof Translation.Mapped).isEqualTo(read);
        assertThat(translation instanceof Quarantined held && held.reason() == Reason.UNKNOWN_VALUE)
                .isEqualTo(!read);
    }

    @Test
    void aCodeAndATextThatContradictEachOtherAreNotRead() {
        assertThatThrownBy(() -> count("CWE", "264868006^Scanty growth^SCT", ""))
                .isInstanceOf(Unclear.class);
        assertThatThrownBy(() -> read(Kind.SEROLOGY, "CWE", "N^Reactive^L", "")).isInstanceOf(Unclear.class);
    }

    @Test
    void aUnitInTheTextAndAnotherBesideItAreNotRead() {
        assertThatThrownBy(() -> read(Kind.SUSCEPTIBILITY, "ST", "0.5 ug/mL", "mm"))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void repetitionsAreReadOnceWhenTheyAgreeAndNotAtAllWhenTheyDiffer() {
        assertThat(count("ST", "NG~No growth", "")).isEqualTo(new Value.NoGrowth());
        assertThatThrownBy(() -> count("ST", "NG~12", "CFU/mL")).hasMessageContaining("repetitions differ");
    }

    @Test
    void everyRepetitionOfAnOrganismIsOne() {
        assertThat(all(Kind.ORGANISM, "ST", "S. aureus~E. coli", "")).hasSize(2);
    }

    @Test
    void readsTitresRangesAndTwoDrugsTogether() {
        assertThat(read(Kind.SEROLOGY, "ST", "1:160", "")).isInstanceOf(Value.Ratio.class);
        assertThat(read(Kind.SEROLOGY, "SN", "^1^:^160", "")).isInstanceOf(Value.Ratio.class);
        assertThat(read(Kind.SUSCEPTIBILITY, "ST", "<=2/38", "ug/mL")).isInstanceOf(Value.Ratio.class);
        assertThat(count("ST", "100 to 200", "CFU/mL")).isInstanceOf(Value.Range.class);
        assertThat(read(Kind.SUSCEPTIBILITY, "ST", "2+", "")).isEqualTo(new Value.Words("2+"));
    }

    @Test
    void thousandsAreGroupedAsTheDataFileSays() {
        LaboratoryProfile german = Profiles.with("\"groupedBy\": \",\"", "\"groupedBy\": \".\"")
                .and("\"decimalSign\": \".\"", "\"decimalSign\": \",\"")
                .read();
        assertThat(value(german, Kind.COLONY_COUNT, "ST", "1.500", "CFU/mL")).isEqualTo(exactly("1500"));
        assertThat(value(german, Kind.COLONY_COUNT, "ST", "1,5", "CFU/mL")).isEqualTo(exactly("1.5"));
        assertThat(value(german, Kind.COLONY_COUNT, "ST", "1.234.567,5", "CFU/mL"))
                .isEqualTo(exactly("1234567.5"));
        // HL7 writes a fraction behind a point, and this laboratory thousands
        assertThatThrownBy(() -> value(german, Kind.COLONY_COUNT, "NM", "1.500", "CFU/mL"))
                .hasMessageContaining("its point could divide thousands");
        assertThatThrownBy(() -> value(german, Kind.COLONY_COUNT, "ST", "1.50", "CFU/mL"))
                .isInstanceOf(Unclear.class);
    }

    private static Value.Amount exactly(String number) {
        return new Value.Amount(null, new BigDecimal(number), "[CFU]/mL");
    }

    private static Value count(String type, String text, String unit) {
        return read(Kind.COLONY_COUNT, type, text, unit);
    }

    private static Value read(Kind kind, String type, String text, String unit) {
        return value(SHIPPED, kind, type, text, unit);
    }

    private static Value value(LaboratoryProfile profile, Kind kind, String type, String text, String unit) {
        List<Value> values = all(profile, kind, type, text, unit);
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static List<Value> all(Kind kind, String type, String text, String unit) {
        return all(SHIPPED, kind, type, text, unit);
    }

    private static List<Value> all(LaboratoryProfile profile, Kind kind, String type, String text, String unit) {
        Segment obx = ((V2Message) V2Message.read("MSH|^~\\&|\rOBX|1|" + type + "|x||" + text + "|" + unit + "|||||F"))
                .segments()
                .get(1);
        String code = kind == Kind.COLONY_COUNT ? "20695-3" : "x";
        return new ValueReader(profile, new LaboratoryProfile.Result(kind, code, "")).read(obx);
    }
}
