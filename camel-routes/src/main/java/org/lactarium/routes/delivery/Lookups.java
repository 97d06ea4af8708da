package org.lactarium.routes.delivery;

import ca.uhn.fhir.rest.param.ParameterUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.analyser.Found;
import org.lactarium.routes.analyser.Run;
import org.lactarium.routes.laboratory.Placement;
import org.lactarium.routes.laboratory.Placing;
import org.lactarium.routes.laboratory.Report;

/** Asks the record what the numbers on a report stand for. */
final class Lookups {

    private static final Set<DiagnosticReportStatus> STANDING = EnumSet.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.APPENDED);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Record record;

    Lookups(Record record) {
        this.record = record;
    }

    /** @throws org.lactarium.routes.laboratory.Unclear when one number is borne by two records */
    Placement place(Report report) {
        NumbersOnRecord numbers = NumbersOnRecord.of(report.claim(), record);
        List<Placement.Subject> subjects = numbers.subjects(report.isAboutRawMilk());
        String subject =
                Placing.only(report, subjects).map(Placement.Subject::reference).orElse("");
        Placement.Standing before = standing(report, subject);
        String order = numbers.bearer(false);
        return new Placement(
                subjects,
                numbers.missing(),
                numbers.bearer(true) == null ? specimenOf(order) : numbers.bearer(true),
                order,
                before,
                before == null && report.takesBack() && standsElsewhere(report, subject),
                isolates(report, subject));
    }

    private @Nullable String specimenOf(@Nullable String order) {
        return order == null
                ? null
                : record.read(ServiceRequest.class, order.substring(order.indexOf('/') + 1))
                        .filter(ServiceRequest::hasSpecimen)
                        .map(found -> found.getSpecimenFirstRep().getReference())
                        .orElse(null);
    }

    /** Under its own id, or under the one it had before reports were known by their subject too. */
    private Placement.@Nullable Standing standing(Report report, String subject) {
        return record.read(DiagnosticReport.class, report.id(subject).toString())
                .map(found -> standing(found, false))
                .or(() -> record.read(DiagnosticReport.class, report.formerId().toString())
                        .filter(found -> isAbout(found, subject))
                        .map(found -> standing(found, true)))
                .orElse(null);
    }

    /** What is taken back may have been said of something else, by another sender, or of the same sample under another number. */
    private boolean standsElsewhere(Report report, String subject) {
        return reports(report, "identifier", ParameterUtil.escape(report.fillerNumber()))
                        .findAny()
                        .isPresent()
                || report.takesAllBack()
                        && !subject.isEmpty()
                        && reports(report, subject.startsWith("Patient/") ? "subject" : "product", subject)
                                .anyMatch(found ->
                                        STANDING.contains(found.getStatus()) && isOfTheSample(found, report, subject));
    }

    private Stream<DiagnosticReport> reports(Report report, String parameter, String value) {
        return record.search(DiagnosticReport.class, Map.of(parameter, List.of(value))).stream()
                .filter(DiagnosticReport.class::isInstance)
                .map(DiagnosticReport.class::cast)
                .filter(found -> found.getCode()
                        .hasCoding(Systems.LAB_TEST, report.test().code()));
    }

    /** Milk is sampled once as a rule; a woman's blood of another day is another sample. */
    private static boolean isOfTheSample(DiagnosticReport found, Report report, String subject) {
        if (!subject.startsWith("Patient/")
                || report.collected() == null
                || !found.hasEffectiveDateTimeType()
                || !found.getEffectiveDateTimeType().hasValue()) {
            return true;
        }
        Instant known = found.getEffectiveDateTimeType().getValue().toInstant();
        return !known.isBefore(report.collected().instant().toInstant().minus(A_DAY))
                && !known.isAfter(report.collected().latest().toInstant().plus(A_DAY));
    }

    private static boolean isAbout(DiagnosticReport report, String subject) {
        return subject(report.getSubject())
                .filter(found -> found.reference().equals(subject))
                .isPresent();
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

    /** @throws org.lactarium.routes.laboratory.Unclear when one number is borne by two records */
    Found place(Run run) {
        NumbersOnRecord numbers = NumbersOnRecord.of(run.claim(), record);
        List<Placement.Subject> subjects = new ArrayList<>(numbers.containers());
        String specimen = numbers.bearer(true);
        String order = numbers.bearer(false);
        if (order == null && specimen != null) {
            Optional<ServiceRequest> open = analysisOrdered(specimen);
            open.flatMap(found -> subject(found.getSubject())).ifPresent(subjects::add);
            order = open.map(Lookups::url).orElse(null);
        }
        Placement placement = new Placement(
                subjects,
                numbers.missing(),
                specimen,
                order,
                record.read(Observation.class, run.id().toString())
                        .map(Lookups::standing)
                        .orElse(null),
                false,
                Set.of());
        Optional<Device> analyser =
                run.serial().isEmpty() ? Optional.empty() : record.find(Device.class, List.of(), run.serial());
        return new Found(placement, analyser.map(Lookups::url).orElse(null));
    }

    /** The one open order of a milk analysis of that specimen, for analysers that name none. */
    private Optional<ServiceRequest> analysisOrdered(String specimen) {
        List<Resource> open = record.search(
                ServiceRequest.class,
                Map.of(
                        "specimen", List.of(specimen),
                        "status", List.of("active"),
                        "code", List.of(Systems.LAB_TEST + "|MBMACRO")));
        return open.size() == 1 ? Optional.of((ServiceRequest) open.get(0)) : Optional.empty();
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

    private Placement.Standing standing(DiagnosticReport report, boolean former) {
        return new Placement.Standing(
                report.getStatus().toCode(),
                report.hasIssued() ? report.getIssued().toInstant() : null,
                report.getMeta().getVersionId(),
                former,
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
