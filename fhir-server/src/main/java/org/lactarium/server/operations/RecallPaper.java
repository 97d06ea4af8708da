package org.lactarium.server.operations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** The paper of a recall: the issue with all milk in it, and a list of where each unit stood. */
@Component
class RecallPaper {

    private final MilkRecord record;

    RecallPaper(MilkRecord record) {
        this.record = record;
    }

    Optional<DetectedIssue> of(String number) {
        return record
                .find(DetectedIssue.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                .stream()
                .findFirst();
    }

    /** The number of the recall that is meant by these words; one that was withdrawn is not called up again, and gets another number. */
    String number(String words) {
        for (int again = 0; ; again++) {
            var number = UUID.nameUUIDFromBytes(
                            (again == 0 ? words : words + " " + again).getBytes(StandardCharsets.UTF_8))
                    .toString();
            if (of(number).filter(issue -> !StandingRecalls.isOne(issue)).isEmpty()) {
                return number;
            }
        }
    }

    /** Code of the state in which each unit of a recall was found, by its bare id. */
    Map<String, String> foundAs(String number) {
        return record
                .find(ListResource.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                .stream()
                .flatMap(list -> list.getEntry().stream())
                .collect(Collectors.toMap(
                        entry -> entry.getItem().getReferenceElement().getIdPart(),
                        entry -> entry.getFlag().getCodingFirstRep().getCode(),
                        (one, same) -> one));
    }

    /** @param basis what it rests on, {@code DetectedIssue/x}, when that is something on record */
    DetectedIssue write(String number, String reason, Optional<String> basis, List<MilkUnit> affected, Instant at) {
        var before = of(number);
        var issue = before.orElseGet(() -> open(number, reason, basis, at));
        issue.getImplicated().clear();
        affected.forEach(unit -> issue.addImplicated(new Reference(unit.reference()).setDisplay(unit.display())));
        return before.isPresent() ? record.update(issue) : record.create(issue);
    }

    /** {@code List/x}: what stood on it stays as it was found; milk that was made since is added. */
    String list(String number, List<MilkUnit> affected, Instant at) {
        var before =
                record
                        .find(ListResource.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                        .stream()
                        .findFirst();
        var list = before.orElseGet(() -> list(number, at));
        Set<String> known = list.getEntry().stream()
                .map(entry -> Coded.plain(entry.getItem()))
                .collect(Collectors.toSet());
        var fresh = affected.stream()
                .filter(unit -> !known.contains(unit.reference()))
                .toList();
        fresh.forEach(unit -> list.addEntry()
                .setFlag(new CodeableConcept(
                        Coded.concept(Systems.UNIT_STATUS, unit.status().code()).getCodingFirstRep()))
                .setItem(new Reference(unit.reference()).setDisplay(unit.display())));
        var stored = before.isEmpty() ? record.create(list) : fresh.isEmpty() ? list : record.update(list);
        return "List/" + stored.getIdElement().getIdPart();
    }

    /** A recall that quality had closed is open again when more of its milk turns up. */
    void reopen(String number) {
        of(number)
                .filter(StandingRecalls::isOne)
                .filter(DetectedIssue::hasMitigation)
                .ifPresent(issue -> {
                    issue.getMitigation().clear();
                    record.update(issue);
                });
    }

    private static DetectedIssue open(String number, String reason, Optional<String> basis, Instant at) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.FINAL);
        issue.getMeta().addProfile(Profiles.RECALL);
        issue.addIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(number));
        issue.setIdentified(new DateTimeType(Date.from(at)));
        basis.ifPresent(found -> issue.addEvidence().addDetail(new Reference(found)));
        return issue.setDetail(reason);
    }

    private static ListResource list(String number, Instant at) {
        var list = new ListResource().setStatus(ListStatus.CURRENT).setMode(ListMode.SNAPSHOT);
        list.addIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(number));
        list.setTitle("recall").setDate(Date.from(at)).setCode(Coded.concept(Systems.PROCESSING_STEP, "recall"));
        return list;
    }
}
