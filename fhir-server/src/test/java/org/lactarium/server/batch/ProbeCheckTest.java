package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.batch.Curves.of;
import static org.lactarium.server.batch.Curves.read;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.lactarium.server.batch.Excursion.State;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile.Probe;

class ProbeCheckTest {

    private static final Instant START = Curves.START;

    @Example
    void aPlateauOfHalfAnHourMayStandStillAtATenthOfADegreeAndAProbeThatStandsLongerIsStuck() {
        assertThat(heating("20 45 60 " + of(31, "62.5") + "50 24 4")).isEmpty();
        assertThat(heating("20 45 60 " + of(41, "62.5") + "50 24 4")).isEmpty();
        assertThat(heating("20 45 60 " + of(42, "62.5") + "50 24 4")).containsExactly(RuleId.CURVE_FLAT);
        assertThat(heating(of(90, "62.5"))).containsExactly(RuleId.CURVE_FLAT);
        assertThat(heating(of(20, "62.5") + "E E " + of(20, "62.5"))).containsExactly(RuleId.CURVE_FLAT);
    }

    @Example
    void whatNoProbeCanReadHoldsTheRunAndNeverRejectsIt() {
        for (var wrong : List.of("999", "-62.5", "850", "100.1", "-5.1")) {
            var curve = read("20 45 60 " + of(31, "62.6") + "50 24 " + wrong);
            var probe = STRICTEST.probes().heating();
            var judged = HeatTreatment.evaluate(ProbeCheck.believable(curve, probe), STRICTEST)
                    .believed(ProbeCheck.judge(curve, probe));
            assertThat(judged.verdict().rules()).as(wrong).containsExactly(RuleId.CURVE_IMPLAUSIBLE);
            assertThat(RunCheck.of(judged)).isEqualTo(RunCheck.UNDECIDED);
        }
        assertThat(heating("-5 20 " + of(31, "62.6") + "100 24")).isEmpty();
    }

    @Example
    void aFreezerAtOneReadingForADayIsRightAndForLongerItsLoggerIsAskedAbout() {
        assertThat(freezer(145, "-20.0").state()).isEqualTo(State.WITHIN_RANGE);
        var flat = freezer(146, "-20.0");
        assertThat(flat.state()).isEqualTo(State.NOT_PROVEN);
        assertThat(flat.verdict().rules()).containsExactly(RuleId.CURVE_FLAT);
        assertThat(flat.thawedFrom()).isNull();
    }

    @Example
    void aFreezerWhoseMinusWasLostIsUndecidedAndOneThatGotWarmIsNot() {
        var lost = freezer("21 20.5 20 19.8 22");
        assertThat(lost.verdict().rules()).containsExactly(RuleId.CURVE_SIGN_LOST);
        assertThat(lost.state()).isEqualTo(State.NOT_PROVEN);
        assertThat(lost.thawedFrom()).isNull();

        assertThat(freezer("-20 -10 3 18 22").state()).isEqualTo(State.MAY_HAVE_THAWED);
        assertThat(freezer("17.9 20 22").state()).isEqualTo(State.MAY_HAVE_THAWED);
    }

    @Example
    void whatNoProbeInAFreezerCanReadCountsAsSilence() {
        var spike = freezer("-20 -20 -200 -20 -20");
        assertThat(spike.verdict().rules()).containsExactly(RuleId.CURVE_IMPLAUSIBLE, RuleId.STORAGE_NOT_PROVEN);
        assertThat(spike.state()).isEqualTo(State.NOT_PROVEN);
        var silent = freezer("-20 " + of(13, "850") + "-20");
        assertThat(silent.state()).isEqualTo(State.MAY_HAVE_THAWED);
        assertThat(silent.thawedFrom()).isEqualTo(START);
    }

    @Example
    void aBoxOnTheWayIsJudgedByTheSame() {
        assertThat(box(of(30, "-20"))).isEmpty();
        assertThat(box("-20 -20 -200 -20")).containsExactly(RuleId.TRANSPORT_NOT_PROVEN, RuleId.CURVE_IMPLAUSIBLE);
        assertThat(box(of(74, "-20"))).containsExactly(RuleId.CURVE_FLAT);
        assertThat(box("20 20 21")).contains(RuleId.CURVE_SIGN_LOST);
    }

    @Example
    void milkThatMeltsStandsAtItsMeltingPointForHoursAndOnlyWhatNoProbeReadsIsDoubted() {
        assertThat(ThawWarmth.judge("T", read("-18 " + of(600, "-0.5") + "4"), STRICTEST)
                        .passes())
                .isTrue();
        assertThat(ThawWarmth.judge("T", read("2 850 4"), STRICTEST).rules()).containsExactly(RuleId.CURVE_IMPLAUSIBLE);
    }

    @Example
    void aBankThatGivesNoFigureForItsProbesIsNotJudgedByOne() {
        var curve = read(of(900, "62.5") + "999");

        assertThat(ProbeCheck.judge(curve, new Probe(null, null, null)).passes())
                .isTrue();
    }

    @Property
    void aLivingPasteuriserIsNeverDoubted(@ForAll @Size(min = 30, max = 41) List<@IntRange(max = 2) Integer> tenths) {
        var plateau = new StringBuilder("4.1 30.2 55 ");
        tenths.forEach(tenth -> plateau.append(62.5 + tenth / 10.0).append(' '));
        plateau.append("40 20 4");
        assertThat(heating(plateau.toString())).isEmpty();
    }

    @Property
    void oneImpossibleReadingAnywhereNeverLetsARunPassNorRejectsIt(
            @ForAll @IntRange(max = 39) int where, @ForAll @IntRange(min = 101, max = 9999) int wrong) {
        var readings = new ArrayList<>(List.of(("20 45 60 " + of(31, "62.6") + "50 35 26 24 10 4").split(" +")));
        readings.set(where, Integer.toString(wrong));
        var curve = read(String.join(" ", readings));
        var probe = STRICTEST.probes().heating();

        var judged = HeatTreatment.evaluate(ProbeCheck.believable(curve, probe), STRICTEST)
                .believed(ProbeCheck.judge(curve, probe));
        assertThat(RunCheck.of(judged)).isEqualTo(RunCheck.UNDECIDED);
        assertThat(judged.maximum()).isLessThan(101);
    }

    private static List<RuleId> heating(String data) {
        return ProbeCheck.judge(read(data), STRICTEST.probes().heating()).rules();
    }

    private static Excursion freezer(int readings, String reading) {
        return freezer(of(readings, reading));
    }

    /** A reading each ten minutes. */
    private static Excursion freezer(String data) {
        var curve = read(Duration.ofMinutes(10), data);
        return Excursion.believed(curve, START, last(curve), STRICTEST);
    }

    private static List<RuleId> box(String data) {
        var curve = read(Duration.ofMinutes(10), data);
        return Transport.judge("U-1", curve, START, last(curve), STRICTEST).rules();
    }

    private static Instant last(Curve curve) {
        return curve.samples().get(curve.samples().size() - 1).at();
    }
}
