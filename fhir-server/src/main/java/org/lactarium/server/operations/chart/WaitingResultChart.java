package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.WaitingResult;
import org.springframework.stereotype.Component;

/** Reads which laboratory messages about milk or a donor wait for a person. */
@Component
public class WaitingResultChart {

    /** Code of {@link Systems#MILK_ALARM}. */
    public static final String CODE = "result-waits";

    private static final Set<TaskStatus> OPEN = Set.of(
            TaskStatus.REQUESTED,
            TaskStatus.RECEIVED,
            TaskStatus.ACCEPTED,
            TaskStatus.READY,
            TaskStatus.INPROGRESS,
            TaskStatus.ONHOLD);

    private static final Query ASKED = Query.where("code", Query.token(Systems.MILK_ALARM, CODE))
            .and(
                    "status",
                    String.join(
                            ",", OPEN.stream().map(TaskStatus::toCode).sorted().toList()));

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;

    WaitingResultChart(MilkRecord record, Units units, DonorAliases aliases) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
    }

    public static boolean isOne(Task task) {
        return task.getCode().hasCoding(Systems.MILK_ALARM, CODE);
    }

    /** Whether it waits for a person; one about nothing on record is a draft. */
    public static boolean open(Task task) {
        return OPEN.contains(task.getStatus());
    }

    /** About the milk itself, what it was made from, its batch, and every donor whose milk is in it. */
    public List<WaitingResult> of(MilkUnit unit) {
        return about(lineage(unit));
    }

    /** @param donor {@code Patient/x} */
    public List<WaitingResult> ofDonor(String donor) {
        return about(aliases.of(donor));
    }

    private List<String> lineage(MilkUnit unit) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(Stream.of(unit), units.ancestors(unit).stream()).forEach(one -> {
            all.add(one.reference());
            if (one.type() == UnitType.DEPOSIT && !one.donor().isEmpty()) {
                all.addAll(aliases.of(one.donor()));
            }
        });
        return List.copyOf(all);
    }

    private List<WaitingResult> about(Collection<String> references) {
        return Query.anyOf("focus", references).stream()
                .flatMap(focus -> record.find(Task.class, focus.and(ASKED)).stream())
                .flatMap(WaitingResultChart::waiting)
                .distinct()
                .toList();
    }

    /** One for each message that has not been settled. */
    public static Stream<WaitingResult> waiting(Task task) {
        return messages(task)
                .map(message -> new WaitingResult(
                        message.getValue(), task.getStatusReason().getText()));
    }

    /** Numbers of the messages it rests on; a settled one is an old number. */
    public static Stream<Identifier> messages(Task task) {
        return task.getIdentifier().stream()
                .filter(identifier -> Systems.MESSAGE_ID.equals(identifier.getSystem()))
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD);
    }
}
