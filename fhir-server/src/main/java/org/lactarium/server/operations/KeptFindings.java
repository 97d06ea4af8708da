package org.lactarium.server.operations;

import java.util.List;
import org.hl7.fhir.r4.model.Provenance;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.Finding;
import org.springframework.stereotype.Component;

/** The rules that were broken, as the decisions that were kept say it. */
@Component
class KeptFindings {

    private final MilkRecord record;

    KeptFindings(MilkRecord record) {
        this.record = record;
    }

    /** @param about {@code Type/x} */
    List<Finding> of(String about) {
        return record.find(Provenance.class, Query.where("target", about)).stream()
                .flatMap(paper -> Evidence.of(paper).stream())
                .flatMap(evidence -> Evidence.rules(evidence).stream())
                .filter(asked -> !Evidence.SATISFIED.equals(asked.outcome()))
                .map(Evidence.Asked::finding)
                .distinct()
                .toList();
    }
}
