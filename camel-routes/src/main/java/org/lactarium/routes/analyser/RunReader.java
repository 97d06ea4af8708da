package org.lactarium.routes.analyser;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import org.lactarium.routes.laboratory.Claim;
import org.lactarium.routes.laboratory.Identity;
import org.lactarium.routes.laboratory.Statuses;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Understands slips: codes, units, flags, status, and by what each measurement is known again. */
record RunReader(AnalyserProfile profile) {

    private static final Set<String> WITHDRAWN = Set.of("entered-in-error");

    /** Controls and calibrations are no milk, whatever else the slip says. */
    boolean isControl(Slip slip) {
        String role = slip.role();
        if (profile.controlRoles().contains(role)
                || profile.controlSamples().matcher(slip.sample()).matches()) {
            return true;
        }
        if (!profile.milkRoles().contains(role)) {
            throw new Unclear(Reason.UNKNOWN_VALUE, "SPM-11 " + role + " does not say whether it is milk or a control");
        }
        return false;
    }

    Run read(Slip slip) {
        if (!slip.test().isEmpty() && !profile.knowsTest(slip.test())) {
            throw new Unclear(
                    Reason.UNKNOWN_TEST, String.join(" or ", slip.test()) + " is not an analysis known for milk");
        }
        String sample = sample(slip.sample());
        List<String> notes = new ArrayList<>(slip.notes());
        if (!slip.replicate().isEmpty()) {
            notes.add("Replicate " + slip.replicate());
        }
        List<String> statuses = new ArrayList<>();
        List<Run.Amount> amounts = amounts(slip, statuses, notes);
        return new Run(
                id(slip, sample),
                new Claim(slip.lots(), List.of(), listOf(sample), listOf(slip.order())),
                status(statuses),
                slip.instrument().model(),
                slip.instrument().serial(),
                slip.operator(),
                slip.method(),
                slip.measured(),
                slip.issued(),
                amounts,
                notes);
    }

    private List<Run.Amount> amounts(Slip slip, List<String> statuses, List<String> notes) {
        AmountReader reader = new AmountReader(profile, notes);
        List<Run.Amount> amounts = new ArrayList<>();
        Set<Nutrient> seen = EnumSet.noneOf(Nutrient.class);
        for (Slip.Line line : slip.lines()) {
            Optional<Nutrient> nutrient = AnalyserProfile.first(profile.results(), line.codes());
            if (nutrient.isEmpty()) {
                mayBeLeftOut(line);
            } else {
                if (!seen.add(nutrient.get())) {
                    throw new Unclear(
                            Reason.BROKEN_STRUCTURE, nutrient.get().code() + " comes twice in one measurement");
                }
                String status = status(nutrient.get(), line);
                statuses.add(status);
                amounts.add(reader.read(nutrient.get(), line, WITHDRAWN.contains(status)));
            }
        }
        if (amounts.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "It measures nothing of milk");
        }
        return amounts;
    }

    private void mayBeLeftOut(Slip.Line line) {
        if (AnalyserProfile.first(profile.ignoredResults(), line.codes()).isEmpty()) {
            throw new Unclear(
                    Reason.UNKNOWN_TEST, String.join(" or ", line.codes()) + " is not a result known for milk");
        }
    }

    private static String status(Nutrient nutrient, Slip.Line line) {
        if (line.status().equals("X")) {
            throw new Unclear(Reason.INSTRUMENT_FAULT, "The analyser could not obtain " + nutrient.code());
        }
        return Statuses.ofResult(line.status())
                .orElseThrow(() -> new Unclear(
                        Reason.BROKEN_STRUCTURE,
                        "OBX-11 of " + nutrient.code() + " does not say how far the result is"));
    }

    /** A measurement stands as far as its least certain part; one of which a part was withdrawn is corrected. */
    private static String status(List<String> statuses) {
        Set<String> all = new LinkedHashSet<>(statuses);
        if (all.size() == 1) {
            return statuses.get(0);
        }
        for (String status : List.of("preliminary", "entered-in-error", "corrected", "amended")) {
            if (all.contains(status)) {
                return status.equals("entered-in-error") ? "corrected" : status;
            }
        }
        return "final";
    }

    /** A number as the bank writes it, out of what was keyed in. */
    private String sample(String keyed) {
        Matcher number = profile.samplePattern().matcher(keyed);
        if (keyed.isEmpty() || !number.matches()) {
            return keyed;
        }
        return number.groupCount() == 0 ? keyed : number.group(1);
    }

    private UUID id(Slip slip, String sample) {
        return Identity.of(
                "macronutrients",
                profile.identity().stream()
                        .map(part -> part(part, slip, sample))
                        .toArray(String[]::new));
    }

    private static String part(String part, Slip slip, String sample) {
        return switch (part) {
            case "instrument" ->
                slip.instrument().model() + "\u001e" + slip.instrument().serial();
            case "sample" -> sample + "\u001e" + String.join("\u001e", slip.lots());
            case "order" -> slip.order();
            case "run" -> slip.run();
            case "replicate" -> slip.replicate();
            default ->
                slip.measured() == null
                        ? ""
                        : slip.measured().instant().toInstant().toString();
        };
    }

    private static List<String> listOf(String number) {
        return number.isEmpty() ? List.of() : List.of(number);
    }
}
