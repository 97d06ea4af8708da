package org.lactarium.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A milk analyser that reports as IHE LAW asks (OUL^R22): macronutrients of a sample, and now and then of a control. */
public final class AnalyserDesk implements Desk {

    private static final String UNIT = "g/dL^gram per deciliter^UCUM";

    private final Random random;
    private final Clock clock;
    private final Subjects subjects;
    private final String mark;
    private int written;

    /** @param mark begins every control id and run number, so that two analysers never share one */
    public AnalyserDesk(Random random, Clock clock, Subjects subjects, String mark) {
        this.random = random;
        this.clock = clock;
        this.subjects = subjects;
        this.mark = mark;
    }

    @Override
    public Telegram next() {
        written++;
        boolean control = random.nextInt(10) == 0;
        List<String> samples = subjects.samples();
        String sample = control ? "QC-1" : samples.get(random.nextInt(samples.size()));
        String controlId = mark + "N" + written;
        Instant now = clock.instant();
        double fat = between(2.2, 4.6);
        double protein = between(0.7, 1.4);
        double carbohydrate = between(6.6, 7.6);
        String text = Segments.lines(
                Segments.header("MILKSCAN", now, "OUL^R22^OUL_R22", controlId, "|||NE|AL||UNICODE UTF-8|||LAB-29^IHE"),
                "SPM|1|" + sample + "||MILK^Breast milk^HL70487|||||||" + (control ? "Q" : "P") + "^^HL70369||||||"
                        + Segments.time(now),
                "OBR|1||" + mark + "-R" + written + "^MILKSCAN|MBMACRO^Human milk macronutrient panel^L",
                "ORC|SC||||CM||||" + Segments.time(now),
                result(1, "MBFAT^Fat, human milk^L", fat, UNIT, now),
                result(2, "MBTPR^True protein, human milk^L", protein, UNIT, now),
                result(3, "MBCHO^Total carbohydrate, human milk^L", carbohydrate, UNIT, now),
                result(4, "MBTS^Total solids, human milk^L", fat + protein + carbohydrate + 0.3, UNIT, now),
                result(
                        5,
                        "MBNRG^Energy, human milk^L",
                        9 * fat + 4 * (protein + carbohydrate),
                        "kcal/dL^kilocalorie per deciliter^UCUM",
                        now),
                "NTE|1|L|Warmed to 40 degrees. 樣本已加溫至 40 度。");
        return new Telegram(controlId, sample, text);
    }

    private String result(int line, String code, double value, String unit, Instant now) {
        return String.format(
                Locale.ROOT,
                "OBX|%d|NM|%s|1|%.1f|%s||N|||F|||||SIM|MIR^Mid-infrared transmission^L|SIMULATED 1^Makers~SIM-1^Makers|%s",
                line,
                code,
                value,
                unit,
                Segments.time(now));
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
