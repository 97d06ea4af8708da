package org.lactarium.server.operations.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.WaitingResultChart;

/** What the server keeps for itself, and in whose hands a resource is. */
final class ServerOwned {

    private static final List<String> UNIT_EXTENSIONS =
            List.of(Extensions.UNIT_TYPE, Extensions.UNIT_STATUS, Extensions.EXPIRATION_DATE, Extensions.VOLUME);

    private static final Set<String> UNIT_ELEMENTS =
            Set.of("status", "quantity", "identifier", "parent", "collection", "productCode", "processing");

    private static final Set<String> ALARM_ELEMENTS =
            Set.of("identifier", "code", "focus", "partOf", "restriction", "input", "authoredOn", "priority", "intent");

    /** What a message waits for is settled by operations, with who and why. */
    private static final Set<String> WAITING_ELEMENTS = Set.of(
            "identifier",
            "groupIdentifier",
            "code",
            "focus",
            "statusReason",
            "businessStatus",
            "description",
            "authoredOn",
            "priority",
            "intent");

    private static final Set<String> FEED_TASK_ELEMENTS = Set.of(
            "identifier",
            "code",
            "focus",
            "for",
            "input",
            "output",
            "authoredOn",
            "requester",
            "intent",
            "reasonCode",
            "reasonReference");

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    private ServerOwned() {}

    /** What only an operation may write; empty for what a client may. */
    static Optional<Owned> inNew(IBaseResource resource) {
        if (resource instanceof BiologicallyDerivedProduct) {
            return Owned.of("milk", "BiologicallyDerivedProduct");
        }
        if (resource instanceof Patient person && person.hasLink()) {
            return Owned.of("person", "Patient.link");
        }
        if (resource instanceof AuditEvent) {
            return Owned.of("audit", "AuditEvent");
        }
        if (resource instanceof SupplyDelivery) {
            return Owned.of("dispense", "SupplyDelivery");
        }
        if (resource instanceof DetectedIssue issue && issue.getMeta().hasProfile(Profiles.RECALL)) {
            return Owned.of("recall", "DetectedIssue");
        }
        if (resource instanceof Task task && (runOrRelease(task) || alarm(task) || FeedChart.isTask(task))) {
            return Owned.of("task", "Task");
        }
        if (resource instanceof Provenance paper && decides(paper)) {
            return Owned.of("decision", "Provenance");
        }
        if (resource instanceof DocumentReference document
                && document.getType().hasCoding(Systems.DOCUMENT, "rule-profile")) {
            return Owned.of("figures", "DocumentReference");
        }
        if (resource instanceof Observation curve && curveOfBatch(curve)) {
            return Owned.of("curve", "Observation.focus");
        }
        return Optional.empty();
    }

    /** The first element of a unit that the server owns and that is not as it was. */
    static Optional<Owned> changed(BiologicallyDerivedProduct was, BiologicallyDerivedProduct is) {
        var elements = UNIT_ELEMENTS.stream().sorted().filter(name -> !same(was, is, name));
        var extensions = UNIT_EXTENSIONS.stream()
                .filter(url -> !Base.compareDeep(was.getExtensionsByUrl(url), is.getExtensionsByUrl(url), true))
                .map(url -> "extension('" + url + "')");
        return Stream.concat(elements, extensions)
                .findFirst()
                .flatMap(name -> Owned.of("milk", "BiologicallyDerivedProduct." + name));
    }

    /** Who is who is said by {@code $merge} and {@code $link-mother}, which ask two people. */
    static Optional<Owned> changed(Patient was, Patient is) {
        return links(was).equals(links(is)) ? Optional.empty() : Owned.of("person", "Patient.link");
    }

    private static List<String> links(Patient person) {
        return person.getLink().stream()
                .map(link -> link.getType() + " " + Coded.plain(link.getOther()))
                .sorted()
                .toList();
    }

    /** An alarm is raised by the server; who takes it on writes how far it is, who does it, and notes. */
    static Optional<Owned> changed(Task was, Task is) {
        if (WaitingResultChart.isOne(was) && WaitingResultChart.open(was) != WaitingResultChart.open(is)) {
            return Owned.of("task", "Task.status");
        }
        if (alarm(was)) {
            return changed(was, is, WaitingResultChart.isOne(was) ? WAITING_ELEMENTS : ALARM_ELEMENTS);
        }
        // what two people said is said by their operations
        if (FeedChart.isTask(was)
                && !FeedChart.asks(was, FeedChart.OVERRIDE)
                && !FeedChart.asks(was, FeedChart.SECOND_PERSON)) {
            return changed(was, is, FEED_TASK_ELEMENTS);
        }
        return inNew(was).or(() -> inNew(is));
    }

    private static Optional<Owned> changed(Task was, Task is, Set<String> kept) {
        return kept.stream()
                .sorted()
                .filter(name -> !same(was, is, name))
                .findFirst()
                .flatMap(name -> Owned.of("task", "Task." + name));
    }

    private static boolean alarm(Task task) {
        return task.getCode().getCoding().stream().anyMatch(coding -> Systems.MILK_ALARM.equals(coding.getSystem()));
    }

    private static boolean same(Base was, Base is, String name) {
        return Base.compareDeep(
                was.getNamedProperty(name).getValues(),
                is.getNamedProperty(name).getValues(),
                true);
    }

    private static boolean decides(Provenance paper) {
        return paper.getActivity().hasCoding(Systems.PROCESSING_STEP, "release")
                || paper.getMeta().hasProfile(Profiles.RELEASE_SIGNATURE)
                || paper.getMeta().hasProfile(Profiles.MILK_DECISION)
                || paper.getActivity().getCoding().stream()
                        .anyMatch(coding -> Systems.DECISION.equals(coding.getSystem()));
    }

    private static boolean runOrRelease(Task task) {
        return task.getCode().hasCoding(TASK_CODE, "approve")
                || task.getMeta().hasProfile(Profiles.PROCESSING_RUN)
                || task.getMeta().hasProfile(Profiles.RELEASE_DECISION)
                || task.getMeta().hasProfile(Profiles.RECALL_NOTICE)
                || task.getCode().getCoding().stream()
                        .anyMatch(coding -> Systems.PROCESSING_STEP.equals(coding.getSystem())
                                || Systems.IDENTITY_STEP.equals(coding.getSystem()));
    }

    private static boolean curveOfBatch(Observation curve) {
        return curve.getCode().hasCoding(Systems.MILK_OBSERVATION, "temperature-curve") && curve.hasFocus();
    }
}
