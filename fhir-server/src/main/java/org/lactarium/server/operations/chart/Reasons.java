package org.lactarium.server.operations.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleId;
import org.springframework.stereotype.Component;

/** Why milk is held, as it was written down at the time. */
@Component
public class Reasons {

    private final MilkRecord record;

    Reasons(MilkRecord record) {
        this.record = record;
    }

    /** Whether everything that was ever written against the unit is one of these rules, and something was. */
    public boolean only(MilkUnit unit, RuleId... rules) {
        var allowed = Arrays.stream(rules).map(RuleId::code).collect(Collectors.toSet());
        List<CodeableConcept> written =
                record.find(Task.class, Query.where("subject", unit.reference()).and("code", "quarantine")).stream()
                        .map(Task::getReasonCode)
                        .toList();
        return !written.isEmpty()
                && written.stream()
                        .allMatch(reason -> reason.hasCoding()
                                && reason.getCoding().stream()
                                        .filter(coding -> Systems.MILK_RULE.equals(coding.getSystem()))
                                        .map(Coding::getCode)
                                        .anyMatch(allowed::contains)
                                && reason.getCoding().stream()
                                        .map(Coding::getCode)
                                        .allMatch(allowed::contains));
    }

    /** Whether it was held for what stands on its label, and nobody has relabelled it since. */
    public boolean labelInDoubt(MilkUnit unit) {
        return record.find(Task.class, Query.where("subject", unit.reference()).and("code", "quarantine")).stream()
                        .anyMatch(task ->
                                task.getReasonCode().hasCoding(Systems.MILK_RULE, RuleId.DONOR_NUMBER_CONFLICT.code()))
                && record.find(
                                Task.class,
                                Query.where("subject", unit.reference())
                                        .and("code", "relabel")
                                        .and("status", "completed"))
                        .isEmpty();
    }
}
