package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.hl7.V2Time;

/** Writes one report as docs/record.md says: a DiagnosticReport, its Observations, and the Specimen if it is new. */
record ReportWriter(Report report, Placement.Subject subject, Placement placement, ReportIds ids, List<Placed> beside) {

    private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** @param beside every report of the message, itself among them */
    ReportWriter(Placed placed, List<Placed> beside) {
        this(placed.report(), placed.subject(), placed.placement(), placed.ids(), beside);
    }

    List<Resource> write() {
        List<Resource> resources = new ArrayList<>();
        String specimen = placement.specimen();
        if (specimen == null && isDated()) {
            Specimen drawn = specimen();
            resources.add(drawn);
            specimen = "Specimen/" + drawn.getIdPart();
        }
        resources.add(diagnosticReport(specimen));
        ResultWriter results =
                new ResultWriter(report, subject, specimen, ids, new IsolateIds(subject, placement, beside));
        report.results().forEach(result -> resources.add(results.write(result)));
        resources.addAll(withdrawn());
        return resources;
    }

    /** With a report that is taken back goes everything that was said under it, named again or not. */
    private List<Observation> withdrawn() {
        if (!Statuses.WITHDRAWN.contains(report.status())) {
            return List.of();
        }
        return before().filter(result ->
                        !Statuses.WITHDRAWN.contains(result.getStatus().toCode()))
                .map(Observation::copy)
                .map(result -> result.setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .toList();
    }

    /** Results on record under this report that the message does not name. */
    private Stream<Observation> before() {
        List<String> named = report.results().stream()
                .map(result -> ids.result(result.key()).toString())
                .toList();
        return placement.before() == null
                ? Stream.empty()
                : placement.before().results().stream()
                        .filter(result -> !named.contains(result.getIdElement().getIdPart()));
    }

    /** A milk specimen without the time it was taken is none; the result still stands on its batch. */
    private boolean isDated() {
        return report.collected() != null || !subject.isMilk();
    }

    private DiagnosticReport diagnosticReport(@Nullable String specimen) {
        DiagnosticReport written = new DiagnosticReport();
        written.setId(ids.report().toString());
        profile().ifPresent(written.getMeta()::addProfile);
        written.addIdentifier()
                .setSystem(Identity.RESULT_NUMBER)
                .setValue(ids.report().toString());
        written.addIdentifier()
                .setValue(report.identity().filler())
                .getType()
                .addCoding()
                .setSystem(IDENTIFIER_TYPES)
                .setCode("FILL");
        if (placement.order() != null) {
            written.addBasedOn(new Reference(placement.order()));
        }
        written.setStatus(DiagnosticReport.DiagnosticReportStatus.fromCode(report.status()));
        written.addCategory(category());
        written.getCode()
                .addCoding()
                .setSystem(Systems.LAB_TEST)
                .setCode(report.test().code())
                .setDisplay(report.test().display());
        written.setSubject(subjectReference());
        written.setEffective(dateTime(report.collected()));
        written.setIssuedElement(instant(report.issued()));
        if (specimen != null) {
            written.addSpecimen(new Reference(specimen));
        }
        report.results().forEach(result -> written.addResult(new Reference("Observation/" + ids.result(result.key()))));
        before().forEach(result -> written.addResult(
                new Reference("Observation/" + result.getIdElement().getIdPart())));
        report.documents().forEach(document -> written.addPresentedForm(presented(document)));
        if (!report.notes().isEmpty()) {
            written.setConclusion(String.join("\n", report.notes()));
        }
        return written;
    }

    private Optional<String> profile() {
        return switch (report.test().kind()) {
            case CULTURE -> Optional.of(Profiles.CULTURE_REPORT);
            case SEROLOGY -> Optional.of(Profiles.SEROLOGY_REPORT);
            default -> Optional.empty();
        };
    }

    private static Attachment presented(Report.Document document) {
        Attachment attachment = new Attachment()
                .setContentType(document.type())
                .setUrl(document.url())
                .setTitle(document.title());
        if (document.bytes() != null) {
            attachment.setData(document.bytes()).setSize(document.bytes().length);
        }
        return attachment;
    }

    private Specimen specimen() {
        Specimen drawn = new Specimen();
        drawn.setId(ids.specimen(report.sample().number()).toString());
        drawn.getMeta().addProfile(subject.isMilk() ? Profiles.MILK_SPECIMEN : Profiles.BLOOD_SPECIMEN);
        drawn.addIdentifier()
                .setSystem(Systems.SPECIMEN_ID)
                .setValue(report.sample().number());
        drawn.getAccessionIdentifier().setValue(report.identity().filler());
        drawn.setType(
                subject.isMilk()
                        ? snomed("446676001", "Expressed breast milk specimen")
                        : snomed("119364003", "Serum specimen"));
        drawn.setSubject(subjectReference());
        drawn.setReceivedTimeElement(dateTime(report.sample().received()));
        if (report.collected() != null) {
            drawn.getCollection().setCollected(dateTime(report.collected()));
        }
        return drawn;
    }

    /** R4 does not let a report or a specimen be of milk, so the reference to milk is HL7's alternate one. */
    private Reference subjectReference() {
        if (!subject.isMilk()) {
            return new Reference(subject.reference());
        }
        Reference alternate = new Reference();
        alternate.addExtension(Extensions.ALTERNATE_REFERENCE, new Reference(subject.reference()));
        alternate.setDisplay(subject.display());
        return alternate;
    }

    static CodeableConcept category() {
        CodeableConcept category = new CodeableConcept();
        category.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("laboratory");
        return category;
    }

    static CodeableConcept snomed(String code, String display) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Systems.SNOMED).setCode(code).setDisplay(display);
        return concept;
    }

    static @Nullable DateTimeType dateTime(@Nullable V2Time time) {
        return time == null ? null : new DateTimeType(time.fhir());
    }

    private static @Nullable InstantType instant(@Nullable V2Time time) {
        return time == null ? null : new InstantType(time.instant().format(V2Time.TO_THE_SECOND));
    }
}
