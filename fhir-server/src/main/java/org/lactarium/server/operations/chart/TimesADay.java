package org.lactarium.server.operations.chart;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** Reads how often in a day a dose is given. */
final class TimesADay {

    private static final Map<String, Double> ABBREVIATED =
            Map.of("QD", 1.0, "BID", 2.0, "TID", 3.0, "QID", 4.0, "AM", 1.0, "PM", 1.0);

    private static final Pattern EVERY = Pattern.compile("Q(\\d{1,2})H");

    private TimesADay() {}

    /** How many feeds in a day; null when it does not say. */
    static @Nullable Double of(Timing schedule) {
        var repeat = schedule.getRepeat();
        if (repeat.hasPeriod() && repeat.hasPeriodUnit()) {
            var unit = OrderTimes.UNITS.get(repeat.getPeriodUnit().toCode());
            var often = repeat.hasFrequencyMax() ? repeat.getFrequencyMax() : Math.max(1, repeat.getFrequency());
            return unit == null || repeat.getPeriod().signum() <= 0
                    ? null
                    : often * 86_400.0 / (unit.toSeconds() * repeat.getPeriod().doubleValue());
        }
        return schedule.getCode().getCoding().stream()
                .map(coding -> named(coding.getCode()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double named(@Nullable String code) {
        var every = EVERY.matcher(code == null ? "" : code);
        if (every.matches() && Integer.parseInt(every.group(1)) > 0) {
            return 24.0 / Integer.parseInt(every.group(1));
        }
        return code == null ? null : ABBREVIATED.get(code);
    }
}
