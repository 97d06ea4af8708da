package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.routes.quarantine.Reason;

/** What a report is about: all its numbers say so together, or a person does. */
class PlacingTest {

    private static final Placement.Subject BATCH = new Placement.Subject("BiologicallyDerivedProduct/b1", "batch B-1");
    private static final Placement.Subject OTHER = new Placement.Subject("BiologicallyDerivedProduct/b2", "batch B-2");
    private static final Placement.Subject DONOR = new Placement.Subject("Patient/d1", "donor D-1");
    private static final Reading READING = Reading.ofShipped();
    private static final String CULTURE = Reading.LOT + Reading.culture() + Reading.COUNT;
    private static final String SEROLOGY = "PID|1||D-1^^^HKMB^PI\r"
            + Reading.obr("O-1", "F-1", "MBDSCR", "F", "20260309") + "OBX|1|CWE|5196-1^^LN||N||||||F\r";

    private static Placement missing(Claim missing, Placement.Subject... subjects) {
        return new Placement(List.of(subjects), missing, null, null, null, false, Set.of());
    }

    private static Claim claim(String lot, String donor, String specimen, String order) {
        return new Claim(list(lot), list(donor), list(specimen), list(order));
    }

    private static List<String> list(String number) {
        return number == null ? List.of() : List.of(number);
    }

    @ParameterizedTest
    @CsvSource({"X,,,", ",,X,"})
    void aNumberThatIsUnknownBesideOneThatIsKnownIsAContradiction(
            String lot, String donor, String specimen, String order) {
        Placement placement = missing(claim(lot, donor, specimen, order), BATCH);
        assertThat(READING.with(report -> placement).held(CULTURE).reason()).isEqualTo(Reason.SUBJECT_MISMATCH);
    }

    @Test
    void anOrderNumberThatTheBankNeverGaveContradictsNoLot() {
        Placement placement = missing(claim(null, null, null, "X"), BATCH);
        assertThat(READING.with(report -> placement).of(CULTURE)).isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void aDonorNumberThatIsUnknownContradictsABloodTestAndNoCulture() {
        Claim unknown = claim(null, "X", null, null);
        assertThat(READING.with(report -> missing(unknown, DONOR))
                        .held(SEROLOGY)
                        .reason())
                .isEqualTo(Reason.SUBJECT_MISMATCH);
        assertThat(READING.with(report -> missing(unknown, BATCH)).of(CULTURE)).isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void milkOfOneAndTheOrderOfAnotherIsAContradiction() {
        assertThat(READING.with(report -> missing(Claim.NOTHING, BATCH, OTHER))
                        .held(CULTURE)
                        .detail())
                .isEqualTo("It names batch B-1 and batch B-2");
        assertThat(READING.with(report -> missing(Claim.NOTHING, BATCH, DONOR))
                        .held(CULTURE)
                        .reason())
                .isEqualTo(Reason.SUBJECT_MISMATCH);
        assertThat(READING.with(report -> missing(Claim.NOTHING, DONOR, BATCH))
                        .held(SEROLOGY)
                        .reason())
                .isEqualTo(Reason.SUBJECT_MISMATCH);
    }

    @Test
    void aCultureMayNameTheDonorOfItsMilk() {
        String body = "PID|1||B-1^^^HKMB^LOT~D-1^^^HKMB^PI\r" + Reading.culture() + Reading.COUNT;
        assertThat(READING.with(report -> missing(Claim.NOTHING, BATCH, DONOR)).of(body))
                .isInstanceOf(Translation.Mapped.class);
    }

    @Test
    void aNumberWithoutATypeThatIsNoDonorIsAskedAbout() {
        String body = "PID|1||B-7\r" + Reading.culture() + Reading.COUNT;
        Quarantined held = READING.with(
                        report -> new Placement(List.of(BATCH), report.claim(), null, null, null, false, Set.of()))
                .held(body);
        assertThat(held.reason()).isEqualTo(Reason.UNKNOWN_SUBJECT);
        assertThat(held.unmapped()).containsExactly(new Unmapped("PID-3.5", "", "", "", "B-7"));
        assertThat(held.toString()).doesNotContain("B-7");
    }

    @ParameterizedTest
    @EnumSource(Placement.Level.class)
    void aCultureFitsTheLevelOfItsMilk(Placement.Level level) {
        if (level == Placement.Level.DONOR) {
            return;
        }
        boolean raw = level == Placement.Level.DEPOSIT || level == Placement.Level.POOL;
        boolean heated = level == Placement.Level.BOTTLE || level == Placement.Level.ALIQUOT;
        Placement placement = Reading.about(Reading.milk(level, null, null));
        assertThat(READING.with(report -> placement).of(CULTURE) instanceof Quarantined held
                        && held.reason() == Reason.SUBJECT_MISMATCH)
                .isEqualTo(raw);
        assertThat(READING.with(report -> placement).of(CULTURE.replace("MBCULPOST", "MBCULPRE"))
                                instanceof Quarantined held
                        && held.reason() == Reason.SUBJECT_MISMATCH)
                .isEqualTo(heated);
    }

    @Test
    void aBottleAndItsBatchAreOneMilkAndTheBottleStillCounts() {
        Placement.Subject bottle = new Placement.Subject(
                BATCH.reference(), "bottle B-1-03 of batch B-1", Placement.Level.BOTTLE, null, null);
        Placement placement = missing(Claim.NOTHING, BATCH, bottle);
        assertThat(READING.with(report -> placement).of(CULTURE)).isInstanceOf(Translation.Mapped.class);
        assertThat(READING.with(report -> placement)
                        .held(CULTURE.replace("MBCULPOST", "MBCULPRE"))
                        .reason())
                .isEqualTo(Reason.SUBJECT_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"C,F,true", "X,X,true", "F,C,true", "F,D,true", "F,W,true", "F,X,true", "F,F,false", "P,P,false"})
    void aCorrectionOfWhatStandsAboutSomethingElseIsHeld(String report, String result, boolean moved) {
        String body = Reading.LOT
                + Reading.culture(report, "20260309")
                + Reading.COUNT.replace("||F\r", "||" + result + "\r");
        Translation translation = READING.with(
                        one -> new Placement(List.of(BATCH), Claim.NOTHING, null, null, null, true, Set.of()))
                .of(body);
        assertThat(translation instanceof Quarantined held && held.reason() == Reason.REPORT_MOVED)
                .isEqualTo(moved);
    }

    @Test
    void aReportThatStandsUnderItsFormerIdGoesOnStandingThere() {
        Placement.Standing former = new Placement.Standing("final", null, "1", true, List.of());
        Translation.Mapped mapped = (Translation.Mapped) READING.with(
                        report -> new Placement(List.of(BATCH), Claim.NOTHING, null, null, former, false, Set.of()))
                .of(CULTURE);
        String formerly = Identity.of("report", "LAB", "F-1", "MBCULPOST").toString();
        assertThat(mapped.transaction().getEntry())
                .extracting(entry -> entry.getRequest().getUrl())
                .contains(
                        "DiagnosticReport/" + formerly,
                        "Observation/" + Identity.of("result", "LAB", "F-1", "MBCULPOST", "20695-3", ""));
    }
}
