package org.lactarium.server.operations;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MakingChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.recall.CommonSource;
import org.lactarium.server.recall.CommonSource.Kind;
import org.lactarium.server.recall.Making;
import org.springframework.stereotype.Component;

/** What {@code $report-complaint} says. Donors have a number of this answer alone: a ward never learns who they are. */
@Component
class ComplaintAnswer {

    private final MakingChart makings;
    private final Staff staff;

    ComplaintAnswer(MakingChart makings, Staff staff) {
        this.makings = makings;
        this.staff = staff;
    }

    /**
     * @param complaint {@code DetectedIssue/x}; null for a dry run
     * @param held the milk that is or would be held, as it stands now
     * @param suspects the batches that were reported
     * @param related batches that share something with them
     * @param infants how many ill infants there are
     */
    Parameters of(
            @Nullable String complaint,
            List<MilkUnit> held,
            List<MilkUnit> suspects,
            List<MilkUnit> related,
            List<CommonSource> common,
            int infants) {
        var answer = new Parameters();
        if (complaint != null) {
            answer.addParameter().setName("complaint").setValue(new Reference(complaint));
        }
        for (var unit : held) {
            var part = answer.addParameter().setName("held");
            unit(part, unit);
            part.addPart().setName("status").setValue(new CodeType(unit.status().code()));
            unit.location()
                    .ifPresent(place -> part.addPart().setName("location").setValue(place));
        }
        var ids = held.stream().map(MilkUnit::id).toList();
        var reported = suspects.stream()
                .filter(suspect -> suspect.type() == UnitType.BATCH)
                .map(makings::of)
                .toList();
        var others = makings.ofAll(related);
        related.forEach(batch -> related(
                answer.addParameter().setName("related"),
                batch,
                others.get(batch.id()),
                reported,
                ids.contains(batch.id())));
        var donors = 0;
        for (var source : common) {
            donors += source.source().kind() == Kind.DONOR ? 1 : 0;
            common(answer.addParameter().setName("common"), source, donors, infants);
        }
        return answer;
    }

    private static void related(
            ParametersParameterComponent part, MilkUnit batch, Making own, List<Making> reported, boolean held) {
        unit(part, batch);
        part.addPart().setName("held").setValue(new BooleanType(held));
        reported.stream()
                .flatMap(making -> making.shares(own).stream())
                .distinct()
                .forEach(shared -> {
                    var what = part.addPart().setName("shared");
                    what.addPart()
                            .setName("kind")
                            .setValue(new CodeType(shared.kind().code()));
                    what.addPart().setName("what").setValue(new StringType(shared.what()));
                });
    }

    private void common(ParametersParameterComponent part, CommonSource common, int donor, int infants) {
        var source = common.source();
        part.addPart().setName("kind").setValue(new CodeType(source.kind().code()));
        switch (source.kind()) {
            case LOT -> part.addPart().setName("what").setValue(new StringType(source.id()));
            case DONOR -> {
                part.addPart().setName("what").setValue(new StringType("donor " + donor));
                if (staff.may(InnerActs.TRACE)) {
                    part.addPart().setName("source").setValue(new Reference(source.id()));
                }
            }
            default -> part.addPart().setName("source").setValue(new Reference(source.id()));
        }
        part.addPart().setName("infants").setValue(new IntegerType(common.infants()));
        part.addPart().setName("of").setValue(new IntegerType(infants));
    }

    private static void unit(ParametersParameterComponent part, MilkUnit unit) {
        part.addPart().setName("unit").setValue(new Reference(unit.reference()).setDisplay(unit.display()));
    }
}
