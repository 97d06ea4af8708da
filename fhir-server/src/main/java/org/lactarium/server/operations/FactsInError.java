package org.lactarium.server.operations;

import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.server.operations.chart.SerologyChart;
import org.springframework.stereotype.Component;

/** Whether a fact that a decision looked at was taken back since. */
@Component
class FactsInError {

    private final MilkRecord record;

    FactsInError(MilkRecord record) {
        this.record = record;
    }

    /**
     * @param looked {@code Observation/x/_history/2}
     * @param because references of facts that were put right, {@code Type/id}
     */
    boolean contains(String looked, Set<String> because) {
        var fact = new IdType(looked);
        var type = String.valueOf(fact.getResourceType());
        return because.contains(type + "/" + fact.getIdPart())
                || type.equals("Observation") && observation(fact.getIdPart())
                || type.equals("Task") && task(fact.getIdPart());
    }

    private boolean observation(String id) {
        return record.read(Observation.class, id)
                .filter(SerologyChart::withdrawn)
                .isPresent();
    }

    private boolean task(String id) {
        return record.read(Task.class, id)
                .filter(task -> task.getStatus() == TaskStatus.ENTEREDINERROR)
                .isPresent();
    }
}
