package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Whether a recall by a person names milk, or what it was made from. */
@Component
class CalledBack {

    private final MilkRecord record;
    private final Units units;

    CalledBack(MilkRecord record, Units units) {
        this.record = record;
        this.units = units;
    }

    boolean is(MilkUnit unit) {
        List<String> line = Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                .map(MilkUnit::reference)
                .toList();
        return record.referring(DetectedIssue.class, "implicated", line).stream()
                .anyMatch(StandingRecalls::isOne);
    }
}
