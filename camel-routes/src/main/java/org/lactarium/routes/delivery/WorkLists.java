package org.lactarium.routes.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.analyser.AstmMessage;
import org.lactarium.routes.analyser.AstmWork;
import org.lactarium.routes.analyser.WorkItem;
import org.lactarium.routes.analyser.WorkList;
import org.lactarium.routes.analyser.WorkQuery;
import org.lactarium.routes.astm.AstmDoor;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.mllp.Queries;

/** Answers analysers out of the record, in HL7 and in ASTM: milk analyses that are ordered, active, and without a final result. */
final class WorkLists implements Queries, AstmDoor.Work {

    private static final Map<String, List<String>> OPEN = Map.of(
            "status", List.of("active"),
            "code", List.of(Systems.LAB_TEST + "|MBMACRO"),
            "_include", List.of("ServiceRequest:specimen"),
            "_revinclude", List.of("Observation:based-on"),
            "_count", List.of("200"));
    private static final Set<Observation.ObservationStatus> DONE = Set.of(
            Observation.ObservationStatus.FINAL,
            Observation.ObservationStatus.CORRECTED,
            Observation.ObservationStatus.AMENDED);

    private final Readers readers;
    private final Record record;

    WorkLists(Readers readers, Record record) {
        this.readers = readers;
        this.record = record;
    }

    @Override
    public boolean mayAsk(String feed) {
        return readers.translator(feed) instanceof AnalyserMessages;
    }

    @Override
    public Response answer(String feed, V2Message question) {
        WorkList list = new WorkList(question, readers.zone(feed));
        Optional<WorkQuery> query = WorkQuery.of(question);
        if (query.isEmpty()) {
            String sentence = "Ask with WOS for one sample (QPD-3) or with WOS_ALL for everything";
            return new Response("AR", sentence, list.refusing("AR"));
        }
        try {
            return new Response("AA", null, list.answering(open(query.get().sample())));
        } catch (Away | Refused e) {
            return new Response("AE", "The work list cannot be read now. Ask again later.", list.refusing("AE"));
        }
    }

    @Override
    public List<String> answer(String feed, AstmMessage question) {
        AstmWork work = new AstmWork(question, readers.test(feed), readers.zone(feed));
        Optional<List<WorkItem>> items;
        try {
            List<String> samples = question.asked().isEmpty() ? List.of("") : question.asked();
            items = Optional.of(samples.stream()
                    .flatMap(sample -> open(sample).stream())
                    .distinct()
                    .toList());
        } catch (Away | Refused e) {
            items = Optional.empty();
        }
        return work.answering(items, Instant.now());
    }

    /** @param sample a specimen's number, or that of the milk or of the order; empty for all */
    private List<WorkItem> open(String sample) {
        List<Resource> found = record.search(ServiceRequest.class, OPEN);
        Map<String, Specimen> specimens = only(Specimen.class, found).stream()
                .collect(Collectors.toMap(specimen -> "Specimen/" + id(specimen), specimen -> specimen, (a, b) -> a));
        Set<String> measured = only(Observation.class, found).stream()
                .filter(result -> DONE.contains(result.getStatus()))
                .flatMap(result -> result.getBasedOn().stream())
                .map(Reference::getReference)
                .collect(Collectors.toSet());
        return only(ServiceRequest.class, found).stream()
                .filter(order -> !measured.contains("ServiceRequest/" + id(order)))
                .map(order -> item(order, specimens))
                .filter(item -> sample.isEmpty()
                        || item.sample().equals(sample)
                        || item.order().equals(sample)
                        || item.milk().endsWith(" " + sample))
                .sorted(Comparator.comparing(WorkItem::order))
                .toList();
    }

    private WorkItem item(ServiceRequest order, Map<String, Specimen> specimens) {
        Specimen specimen = specimens.get(order.getSpecimenFirstRep()
                .getReferenceElement()
                .toVersionless()
                .getValue());
        String number = specimen == null ? milk(order) : number(specimen.getIdentifier());
        return new WorkItem(
                number(order.getIdentifier()),
                number,
                order.getSubject().hasDisplay() ? order.getSubject().getDisplay() : "",
                specimen != null && specimen.getCollection().hasCollectedDateTimeType()
                        ? instant(specimen.getCollection()
                                .getCollectedDateTimeType()
                                .getValue())
                        : null,
                instant(order.getAuthoredOn()));
    }

    /** An order without a specimen is known to the analyser by the number on the container. */
    private String milk(ServiceRequest order) {
        return Lookups.subject(order.getSubject())
                .filter(subject -> subject.reference().startsWith("BiologicallyDerivedProduct/"))
                .flatMap(subject -> record.read(
                        BiologicallyDerivedProduct.class,
                        subject.reference().substring(subject.reference().indexOf('/') + 1)))
                .map(unit -> number(unit.getIdentifier()))
                .orElse("");
    }

    private static <T extends Resource> List<T> only(Class<T> type, List<Resource> found) {
        return found.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private static String number(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> String.valueOf(identifier.getSystem()).startsWith("https://lactarium.org/id/"))
                .findFirst()
                .map(Identifier::getValue)
                .orElse("");
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
