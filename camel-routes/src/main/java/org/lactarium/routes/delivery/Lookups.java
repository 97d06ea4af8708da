package org.lactarium.routes.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.analyser.Found;
import org.lactarium.routes.analyser.Run;
import org.lactarium.routes.laboratory.Claim;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Placing;
import org.lactarium.routes.laboratory.Report;

/** Asks the record what the numbers on a report stand for. */
final class Lookups {

    private final Record record;

    Lookups(Record record) {
        this.record = record;
    }

    Placement place(Report report) {
        Claim claim = report.claim();
        List<Placement.Subject> subjects = new ArrayList<>();
        claim.lots().forEach(lot -> milk(lot).ifPresent(subjects::add));
        claim.donors().forEach(number -> donor(number).ifPresent(subjects::add));
        Optional<Specimen> specimen = first(Specimen.class, Systems.SPECIMEN_ID, claim.specimens());
        specimen.flatMap(found -> subject(found.getSubject())).ifPresent(subjects::add);
        Optional<ServiceRequest> order = first(ServiceRequest.class, Systems.LAB_ORDER_ID, claim.orders());
        order.flatMap(found -> subject(found.getSubject())).ifPresent(subjects::add);
        String subject =
                Placing.only(report, subjects).map(Placement.Subject::reference).orElse("");
        return new Placement(
                subjects,
                Claim.NOTHING,
                specimen.map(Lookups::url).orElseGet(() -> order.filter(ServiceRequest::hasSpecimen)
                        .map(found -> found.getSpecimenFirstRep().getReference())
                        .orElse(null)),
                order.map(Lookups::url).orElse(null),
                record.read(DiagnosticReport.class, report.id(subject).toString())
                        .map(this::standing)
                        .orElse(null),
                false,
                isolates(report, subject));
    }

    private Set<UUID> isolates(Report report, String subject) {
        return record
                .observations(report.isolatesElsewhere(subject).stream()
                        .map(UUID::toString)
                        .toList())
                .stream()
                .map(found -> UUID.fromString(found.getIdElement().getIdPart()))
                .collect(Collectors.toSet());
    }

    Found place(Run run) {
        Claim claim = run.claim();
        List<Placement.Subject> subjects = new ArrayList<>();
        claim.lots().forEach(lot -> anyMilk(lot).ifPresent(subjects::add));
        claim.specimens().forEach(number -> anyMilk(number).ifPresent(subjects::add));
        Optional<Specimen> specimen = first(Specimen.class, Systems.SPECIMEN_ID, claim.specimens());
        specimen.flatMap(found -> subject(found.getSubject())).ifPresent(subjects::add);
        Optional<ServiceRequest> order = first(ServiceRequest.class, Systems.LAB_ORDER_ID, claim.orders())
                .or(() -> specimen.flatMap(this::analysisOrdered));
        order.flatMap(found -> subject(found.getSubject())).ifPresent(subjects::add);
        Placement placement = new Placement(
                subjects,
                Claim.NOTHING,
                specimen.map(Lookups::url).orElse(null),
                order.map(Lookups::url).orElse(null),
                record.read(Observation.class, run.id().toString())
                        .map(Lookups::standing)
                        .orElse(null),
                false,
                Set.of());
        Optional<Device> analyser =
                run.serial().isEmpty() ? Optional.empty() : record.find(Device.class, List.of(), run.serial());
        return new Found(placement, analyser.map(Lookups::url).orElse(null));
    }

    private <T extends Resource> Optional<T> first(Class<T> type, String system, List<String> numbers) {
        return numbers.stream()
                .flatMap(number -> record.find(type, List.of(system), number).stream())
                .findFirst();
    }

    private Optional<Placement.Subject> milk(String lot) {
        return record.find(BiologicallyDerivedProduct.class, List.of(Systems.BATCH_ID, Systems.POOL_ID), lot)
                .map(unit -> new Placement.Subject(url(unit), level(unit) + " " + lot));
    }

    /** The one open order of a milk analysis of that specimen, for analysers that name none. */
    private Optional<ServiceRequest> analysisOrdered(Specimen specimen) {
        List<Resource> open = record.search(
                ServiceRequest.class,
                Map.of(
                        "specimen", List.of(url(specimen)),
                        "status", List.of("active"),
                        "code", List.of(Systems.LAB_TEST + "|MBMACRO")));
        return open.size() == 1 ? Optional.of((ServiceRequest) open.get(0)) : Optional.empty();
    }

    /** A sample of milk that is no specimen of ours goes under the number on the container. */
    private Optional<Placement.Subject> anyMilk(String number) {
        return record.find(
                        BiologicallyDerivedProduct.class,
                        List.of(Systems.BATCH_ID, Systems.POOL_ID, Systems.UNIT_ID),
                        number)
                .map(unit -> new Placement.Subject(url(unit), level(unit) + " " + number));
    }

    private static String level(BiologicallyDerivedProduct unit) {
        return unit.getExtensionByUrl(Extensions.UNIT_TYPE) != null
                        && unit.getExtensionByUrl(Extensions.UNIT_TYPE).getValue() instanceof CodeableConcept type
                ? type.getCodingFirstRep().getCode()
                : "milk";
    }

    private Optional<Placement.Subject> donor(String number) {
        return record.find(Patient.class, List.of(Systems.DONOR_ID), number)
                .map(donor -> new Placement.Subject(url(donor), "donor " + number));
    }

    /** Milk stands in an alternate reference, because R4 does not allow it as a subject. */
    static Optional<Placement.Subject> subject(Reference subject) {
        Reference meant = subject.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE) != null
                        && subject.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE)
                                        .getValue()
                                instanceof Reference alternate
                ? alternate
                : subject;
        String display = subject.hasDisplay() ? subject.getDisplay() : meant.getReference();
        return meant.hasReference()
                ? Optional.of(new Placement.Subject(unversioned(meant.getReference()), display))
                : Optional.empty();
    }

    private Placement.Standing standing(DiagnosticReport report) {
        return new Placement.Standing(
                report.getStatus().toCode(),
                report.hasIssued() ? report.getIssued().toInstant() : null,
                report.getMeta().getVersionId(),
                record.observations(report.getResult().stream()
                        .map(result -> result.getReferenceElement().getIdPart())
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private static Placement.Standing standing(Observation measured) {
        return new Placement.Standing(
                measured.getStatus().toCode(),
                measured.hasIssued() ? measured.getIssued().toInstant() : null,
                measured.getMeta().getVersionId(),
                List.of());
    }

    private static String url(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static String unversioned(String reference) {
        int version = reference.indexOf("/_history/");
        return version < 0 ? reference : reference.substring(0, version);
    }
}
