package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.WasteChart;
import org.springframework.stereotype.Component;

/** Carries a step out on milk, as far as the written state machine allows it for each unit. */
@Component
public class Moves {

    private final MilkRecord record;
    private final Units units;

    Moves(MilkRecord record, Units units) {
        this.record = record;
        this.units = units;
    }

    /** The units that moved, as they stand now; those the step does not apply to are left alone. */
    public List<MilkUnit> take(Step step, Collection<MilkUnit> milk) {
        milk.stream()
                .filter(unit -> unit.type() == UnitType.BATCH && standsStill(unit, step))
                .forEach(this::forgetFirstSignature);
        return milk.stream()
                .filter(unit -> step != Step.RESTORE || BottleChart.canBeFed(unit))
                .filter(unit -> UnitMoves.after(unit.status(), step)
                        .filter(to -> to != unit.status())
                        .isPresent())
                .map(unit -> move(unit, step))
                .toList();
    }

    /** The unit and everything made from it. */
    public List<MilkUnit> takeWithAllMadeFrom(Step step, MilkUnit unit) {
        var all = new ArrayList<>(List.of(unit));
        all.addAll(units.descendants(List.of(unit)));
        return take(step, all);
    }

    /**
     * Holds a unit, and says whether that is news to be written down: it moved, or it stood on hold for nothing of its own (with
     * its batch, or as it came through the door), and whoever lifts that hold would not know.
     */
    boolean hold(MilkUnit unit) {
        var news = isHeldForNothingOfItsOwn(unit);
        return !take(Step.HOLD, List.of(unit)).isEmpty() || news;
    }

    /** The same, with everything made from it. */
    boolean holdWithAllMadeFrom(MilkUnit unit) {
        var news = isHeldForNothingOfItsOwn(unit);
        return !takeWithAllMadeFrom(Step.HOLD, unit).isEmpty() || news;
    }

    private boolean isHeldForNothingOfItsOwn(MilkUnit unit) {
        return unit.status() == UnitStatus.QUARANTINE && !WasteChart.heldByItself(record, unit);
    }

    private MilkUnit move(MilkUnit unit, Step step) {
        var moved = units.update(unit.stand(UnitMoves.after(unit.status(), step).orElseThrow()));
        if (moved.type() == UnitType.BATCH && step != Step.RELEASE) {
            forgetFirstSignature(moved);
        }
        return moved;
    }

    /** What is held once more stays where it is, and yet something became known. */
    private static boolean standsStill(MilkUnit unit, Step step) {
        return UnitMoves.after(unit.status(), step)
                .filter(to -> to == unit.status())
                .isPresent();
    }

    /** Whether two people have let this batch go, wherever it stands by now. */
    public boolean wasLetGo(MilkUnit batch) {
        return record.find(Task.class, Query.where("focus", batch.reference()).and("status", "completed")).stream()
                .anyMatch(ReleaseTask::isOne);
    }

    /** A signature was given on what was known then; whatever else becomes known of the milk makes it void. */
    public void forgetFirstSignature(MilkUnit unit) {
        record.find(Task.class, Query.where("focus", unit.reference()).and("status", "in-progress")).stream()
                .filter(ReleaseTask::isOne)
                .forEach(task -> record.update(task.setStatus(TaskStatus.CANCELLED)));
    }
}
