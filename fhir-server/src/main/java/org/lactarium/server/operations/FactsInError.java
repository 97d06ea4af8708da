package org.lactarium.server.operations;

import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.SerologyChart;
import org.springframework.stereotype.Component;

/** Whether a fact that a decision looked at was taken back since, or is no fact about this milk any more. */
@Component
class FactsInError {

    private final MilkRecord record;

    FactsInError(MilkRecord record) {
        this.record = record;
    }

    /**
     * @param looked at then, {@code Observation/x/_history/2}
     * @param because references of facts that are being put right, {@code Type/id}
     * @param women whose milk it is by all that is known today, {@code Patient/x}
     */
    boolean anyOf(List<String> looked, Date then, Set<String> because, Set<String> women) {
        return looked.stream().anyMatch(fact -> contains(fact, because, women)) || withdrawnSince(then, looked);
    }

    /** What is on record for good, such as the curve of a run, may have lost what was wrong with it. */
    private boolean withdrawnSince(Date then, List<String> looked) {
        var facts = looked.stream()
                .map(fact -> new IdType(fact).toUnqualifiedVersionless().getValue())
                .distinct()
                .toList();
        return record.referring(Provenance.class, "target", facts).stream()
                .anyMatch(paper -> paper.getActivity().hasCoding(Systems.DECISION, Decided.WITHDRAW.code())
                        && paper.getRecorded().after(then));
    }

    private boolean contains(String looked, Set<String> because, Set<String> women) {
        var fact = new IdType(looked);
        var type = String.valueOf(fact.getResourceType());
        return because.contains(type + "/" + fact.getIdPart())
                || type.equals("Observation") && observation(fact.getIdPart(), women)
                || type.equals("Task") && task(fact.getIdPart());
    }

    private boolean observation(String id, Set<String> women) {
        return record.read(Observation.class, id)
                .filter(fact -> SerologyChart.withdrawn(fact) || ofSomebodyElse(fact, women))
                .isPresent();
    }

    /** Two records that were one woman for a while: what is known of one is nothing against the milk of the other. */
    private static boolean ofSomebodyElse(Observation fact, Set<String> women) {
        var subject = Coded.plain(fact.getSubject());
        return subject.startsWith("Patient/")
                && DonorChart.concernsMilk(fact)
                && !women.isEmpty()
                && !women.contains(subject);
    }

    private boolean task(String id) {
        return record.read(Task.class, id)
                .filter(task -> task.getStatus() == TaskStatus.ENTEREDINERROR)
                .isPresent();
    }
}
