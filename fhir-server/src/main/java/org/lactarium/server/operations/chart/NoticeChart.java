package org.lactarium.server.operations.chart;

import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.recall.Tally;

/** Reads and writes the notice of a recall as a Task. */
public final class NoticeChart {

    private NoticeChart() {}

    public static boolean isOne(Task task) {
        return task.getMeta().hasProfile(Profiles.RECALL_NOTICE) && task.hasGroupIdentifier();
    }

    /** Whether there is something left of it that somebody could find; a batch is found as its bottles. */
    public static boolean canBeFound(MilkUnit unit) {
        return unit.type() != UnitType.BATCH
                && unit.status() != UnitStatus.USED
                && unit.status() != UnitStatus.DISCARDED
                && unit.status() != UnitStatus.ENTERED_IN_ERROR;
    }

    /** {@code Location/x}; empty text for milk of which the record knows no place. */
    public static String holder(Task notice) {
        return Coded.plain(notice.getLocation());
    }

    public static boolean closed(Task notice) {
        return notice.getStatus() == TaskStatus.COMPLETED;
    }

    /** Whether its holder has said anything of the containers it holds now. */
    public static boolean answered(Task notice) {
        return notice.hasOutput();
    }

    public static Tally tally(Task notice) {
        return new Tally(
                RunChart.units(notice).size(), said(notice, "found"), said(notice, "used"), said(notice, "destroyed"));
    }

    /** Writes what the holder says now in place of what it said before. */
    public static void acknowledge(Task notice, Tally tally) {
        notice.getOutput().clear();
        say(notice, "found", tally.found());
        say(notice, "used", tally.used());
        say(notice, "destroyed", tally.destroyed());
        settle(notice);
    }

    /** Completed when every container is accounted for, and only then. */
    public static void settle(Task notice) {
        notice.setStatus(
                tally(notice).complete()
                        ? TaskStatus.COMPLETED
                        : notice.hasOutput() ? TaskStatus.INPROGRESS : TaskStatus.REQUESTED);
    }

    /** What the holder said counts containers and names none, so without this one it has to be said again. */
    public static void forget(Task notice, MilkUnit unit) {
        notice.getOutput().clear();
        notice.getInput()
                .removeIf(input -> input.getValue() instanceof Reference held
                        && Coded.plain(held).equals(unit.reference()));
    }

    private static int said(Task notice, String part) {
        return notice.getOutput().stream()
                .filter(output -> output.getType().hasCoding(Systems.TASK_PART, part))
                .filter(output -> output.getValue() instanceof IntegerType)
                .mapToInt(output -> ((IntegerType) output.getValue()).getValue())
                .sum();
    }

    private static void say(Task notice, String part, int count) {
        notice.addOutput().setType(Coded.concept(Systems.TASK_PART, part)).setValue(new IntegerType(count));
    }
}
