package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.LedgerEntry;
import org.lactarium.server.operations.MilkRecord;

/** Tasks that say what a person did with milk outside the journey: held it, or threw some or all of it away. */
public final class WasteChart {

    /** Words of {@code Task.input.type}; the volume has no code of its own. */
    private static final String VOLUME = "volume";

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    private WasteChart() {}

    /** mL of this unit thrown away in part; whole units that were discarded say so by their status. */
    static double wasted(MilkRecord record, MilkUnit unit) {
        return record
                .find(
                        Task.class,
                        Query.where("subject", unit.reference())
                                .and("code", Query.token(Systems.PROCESSING_STEP, "discard")))
                .stream()
                .mapToDouble(WasteChart::part)
                .sum();
    }

    /** mL that a laboratory got of it. */
    static double sampled(MilkRecord record, MilkUnit unit) {
        return record.find(Specimen.class, Query.where("product", unit.reference())).stream()
                .flatMap(specimen -> LedgerChart.sample(specimen).stream())
                .mapToDouble(LedgerEntry.Sample::volume)
                .sum();
    }

    /** mL of a part that this Task threw away; 0 when it was all of it. */
    static double part(Task task) {
        return task.getInput().stream()
                .filter(input -> VOLUME.equals(input.getType().getText()))
                .mapToDouble(input -> ((Quantity) input.getValue()).getValue().doubleValue())
                .sum();
    }

    /** Code of {@link Systems#UNIT_REASON}; {@code other} when the reason was words. */
    static String cause(Task task) {
        return task.getReasonCode().getCoding().stream()
                .filter(coding -> Systems.UNIT_REASON.equals(coding.getSystem()))
                .map(coding -> coding.getCode())
                .findFirst()
                .orElse("other");
    }

    /** Whether a unit on hold was held for itself, by a person or by what became known; not as it came through the door. */
    public static boolean heldByItself(MilkRecord record, MilkUnit unit) {
        return unit.status() == UnitStatus.QUARANTINE && hasReasonOfItsOwn(record, unit);
    }

    /** Whether something was written against the unit itself since two people let it go for the last time. */
    public static boolean hasReasonOfItsOwn(MilkRecord record, MilkUnit unit) {
        return isWrittenAgainst(record, unit, task -> true);
    }

    /** Whether a person held it, and not the rules by their figures. */
    public static boolean heldByAPerson(MilkRecord record, MilkUnit unit) {
        return isWrittenAgainst(record, unit, task -> !task.hasInstantiatesUri());
    }

    private static boolean isWrittenAgainst(MilkRecord record, MilkUnit unit, Predicate<Task> such) {
        var letGo = record
                .find(Task.class, Query.where("focus", unit.reference()).and("status", "completed"))
                .stream()
                .filter(task -> task.getCode().hasCoding(TASK_CODE, "approve"))
                .map(task -> task.getMeta().getLastUpdated())
                .max(Date::compareTo);
        return record.find(Task.class, Query.where("subject", unit.reference()).and("code", "quarantine")).stream()
                .filter(such)
                .map(task -> task.getMeta().getLastUpdated())
                .anyMatch(written -> letGo.filter(written::before).isEmpty());
    }

    /**
     * @param step {@code quarantine} or {@code discard}
     * @param volume mL of a part; null for all of it
     * @param by {@code Practitioner/x}; null when the server acts by itself
     */
    public static Task note(
            String step, MilkUnit unit, String reason, @Nullable Double volume, Instant at, @Nullable String by) {
        var task = new Task().setStatus(TaskStatus.COMPLETED).setIntent(TaskIntent.ORDER);
        task.getMeta().addProfile(Profiles.PROCESSING_RUN);
        task.setCode(Coded.concept(Systems.PROCESSING_STEP, step));
        task.setReasonCode(reason(reason));
        task.setExecutionPeriod(new Period().setStart(Date.from(at)).setEnd(Date.from(at)));
        task.setAuthoredOn(Date.from(at));
        task.setFor(new Reference(unit.reference()).setDisplay(unit.display()));
        RunChart.input(task, unit);
        if (volume != null) {
            task.addInput().setType(new CodeableConcept().setText(VOLUME)).setValue(Coded.millilitres(volume));
        }
        Optional.ofNullable(by).ifPresent(person -> task.setRequester(new Reference(person)));
        return task;
    }

    /** A code of the bank when the reason is one, and the words as they came. */
    private static CodeableConcept reason(String reason) {
        var concept = new CodeableConcept().setText(reason);
        if (Arrays.asList(KNOWN).contains(reason)) {
            concept.addCoding().setSystem(Systems.UNIT_REASON).setCode(reason);
        }
        return concept;
    }

    /** Codes of {@link Systems#UNIT_REASON}. */
    private static final String[] KNOWN = {
        "home-thaw",
        "label-fault",
        "over-age",
        "deferral-window",
        "donor-not-eligible",
        "donor-withdrawal",
        "seal-broken",
        "foreign-matter",
        "pre-culture-failed",
        "cycle-failed",
        "cooling-failed",
        "post-culture-failed",
        "thaw-overrun",
        "temperature-excursion",
        "breakage",
        "weather",
        "spill",
        "sample",
        "expired",
        "thawed-unused",
        "opened-unused",
        "recall",
        "transfer-loss",
        "result-corrected",
        "calibration-overdue",
        "adverse-event",
        "investigation",
        "other"
    };
}
