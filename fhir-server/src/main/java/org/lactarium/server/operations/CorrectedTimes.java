package org.lactarium.server.operations;

import java.util.Collection;
import java.util.Date;
import org.hl7.fhir.r4.model.Provenance;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.RuleId;
import org.springframework.stereotype.Component;

/** When a time of expression was put right, as the decisions that were kept say it. */
@Component
class CorrectedTimes {

    private final MilkRecord record;

    CorrectedTimes(MilkRecord record) {
        this.record = record;
    }

    /** Of any deposit of this line of milk. */
    boolean correctedSince(Date then, Collection<MilkUnit> line) {
        return line.stream()
                .filter(unit -> unit.type() == UnitType.DEPOSIT)
                .flatMap(deposit -> record.find(Provenance.class, Query.where("target", deposit.reference())).stream())
                .anyMatch(paper -> paper.getRecorded().after(then) && correctsTime(paper));
    }

    private static boolean correctsTime(Provenance paper) {
        return paper.getActivity().hasCoding(Systems.DECISION, Decided.CORRECT.code())
                && Evidence.of(paper).stream()
                        .flatMap(evidence -> Evidence.rules(evidence).stream())
                        .anyMatch(asked -> asked.finding().rule() == RuleId.EXPRESSION_IN_FUTURE);
    }
}
