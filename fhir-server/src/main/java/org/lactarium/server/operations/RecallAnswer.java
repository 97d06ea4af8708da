package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NoticeChart;
import org.lactarium.server.recall.Exposure;

/** What {@code $recall} says: the milk as it stood before, where it lies, who was fed with it, and who has answered. */
final class RecallAnswer {

    private final Parameters answer = new Parameters();

    /** By place and state, containers that can still be found. */
    private record Spot(String location, String status) {}

    private record Heap(int count, double volume) {

        Heap and(Heap other) {
            return new Heap(count + other.count, volume + other.volume);
        }
    }

    RecallAnswer recall(String issue) {
        answer.addParameter().setName("recall").setValue(new Reference(issue));
        return this;
    }

    RecallAnswer milk(List<MilkUnit> affected) {
        Map<Spot, Heap> heaps = new LinkedHashMap<>();
        for (var unit : affected) {
            var part = answer.addParameter().setName("affected");
            part.addPart().setName("unit").setValue(new Reference(unit.reference()).setDisplay(unit.display()));
            part.addPart().setName("status").setValue(new CodeType(unit.status().code()));
            unit.location()
                    .ifPresent(place -> part.addPart().setName("location").setValue(place));
            if (NoticeChart.canBeFound(unit)) {
                var spot = new Spot(
                        unit.location().map(Coded::plain).orElse(""),
                        unit.status().code());
                heaps.merge(spot, new Heap(1, unit.volume()), Heap::and);
            }
        }
        heaps.forEach((spot, heap) -> {
            var part = answer.addParameter().setName("place");
            place(part, spot.location());
            part.addPart().setName("status").setValue(new CodeType(spot.status()));
            part.addPart().setName("count").setValue(new IntegerType(heap.count()));
            part.addPart().setName("volume").setValue(Coded.millilitres(heap.volume()));
        });
        return this;
    }

    RecallAnswer infants(List<Exposure> exposed) {
        for (var infant : exposed) {
            var part = answer.addParameter().setName("exposed");
            part.addPart().setName("infant").setValue(new Reference(infant.infant()));
            part.addPart().setName("volume").setValue(Coded.millilitres(infant.volume()));
            when(part, "first", infant.first());
            when(part, "last", infant.last());
        }
        return this;
    }

    /** What was fed to somebody who is not on record. */
    RecallAnswer unnamed(List<MilkUnit> fed) {
        fed.forEach(unit -> answer.addParameter()
                .setName("unnamed")
                .setValue(new Reference(unit.reference()).setDisplay(unit.display())));
        return this;
    }

    RecallAnswer holders(List<Task> notices, Instant now) {
        for (var notice : notices) {
            var tally = NoticeChart.tally(notice);
            var due = notice.getRestriction().getPeriod().getEnd().toInstant();
            var part = answer.addParameter().setName("holder");
            part.addPart()
                    .setName("task")
                    .setValue(new Reference("Task/" + notice.getIdElement().getIdPart()));
            place(part, NoticeChart.holder(notice));
            part.addPart().setName("units").setValue(new IntegerType(tally.units()));
            part.addPart().setName("accounted").setValue(new IntegerType(tally.accounted()));
            when(part, "due", due);
            part.addPart().setName("overdue").setValue(new BooleanType(!tally.complete() && due.isBefore(now)));
        }
        answer.addParameter().setName("progress").setValue(new DecimalType(RecallNotices.progress(notices)));
        return this;
    }

    Parameters done() {
        return answer;
    }

    private static void place(ParametersParameterComponent part, String location) {
        if (!location.isEmpty()) {
            part.addPart().setName("location").setValue(new Reference(location));
        }
    }

    private static void when(ParametersParameterComponent part, String name, @Nullable Instant at) {
        if (at != null) {
            part.addPart().setName(name).setValue(new DateTimeType(Date.from(at)));
        }
    }
}
