package org.lactarium.server.operations;

import java.util.List;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Writes down that milk which came back is on hold for a reason of its own, so that it is let go by itself and with nothing else. */
@Component
class KeptBack {

    private final Bench bench;
    private final MilkRecord record;
    private final Decisions decisions;

    KeptBack(Bench bench, MilkRecord record, Decisions decisions) {
        this.bench = bench;
        this.record = record;
        this.decisions = decisions;
    }

    /** @param why a code of unit-reason, or a person's words */
    void note(MilkUnit unit, String why) {
        var task = record.create(WasteChart.note("quarantine", unit, why, null, bench.now(), bench.person()));
        decisions.keep(Decision.of(Decided.HOLD, "held", unit.reference(), Verdict.clear())
                .alsoAbout(List.of("Task/" + task.getIdElement().getIdPart()))
                .after(Versions.ofMilk(List.of(unit)))
                .because(why));
    }
}
