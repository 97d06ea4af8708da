package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.ThawWarmth;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What the thaws of a container or a pool say about it by now: their clocks, and how warm they were seen to get. */
@Component
public class ThawVerdict {

    private static final Query BEGUN = Query.where("status", "in-progress,failed")
            .and("code", Query.token(Systems.PROCESSING_STEP, RunChart.THAW));

    private final MilkRecord record;
    private final RunChart runs;
    private final RuleProfile profile;

    ThawVerdict(MilkRecord record, RunChart runs, RuleProfile profile) {
        this.record = record;
        this.runs = runs;
        this.profile = profile;
    }

    public Verdict of(MilkUnit raw, Instant now) {
        return Verdict.all(
                thaws(raw).map(thaw -> RunChart.clock(thaw, profile).judge(now).and(warmth(thaw))));
    }

    /** A container is in one thaw at most that runs; in those that failed it was before. */
    private Stream<Task> thaws(MilkUnit raw) {
        return raw.type() == UnitType.POOL
                ? runs.thawOf(raw).stream()
                : record.find(Task.class, BEGUN).stream()
                        .filter(thaw -> RunChart.units(thaw).contains(raw.reference()));
    }

    private Verdict warmth(Task thaw) {
        var number = "Task/" + thaw.getIdElement().getIdPart();
        var curves =
                Query.where("focus", number).and("code", Query.token(Systems.MILK_OBSERVATION, "temperature-curve"));
        return Verdict.all(record.find(Observation.class, curves).stream()
                .filter(curve -> !SerologyChart.withdrawn(curve))
                .flatMap(curve -> RunChart.curve(curve).stream())
                .map(curve -> ThawWarmth.judge(number, curve, profile)));
    }
}
