package org.lactarium.server.operations.chart;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.Span;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.SerologyTest;
import org.springframework.stereotype.Component;

/** Reads what the rules ask about a donor. */
@Component
public class DonorChart {

    private static final Set<String> DEFERRED = Set.of("temporarily-deferred", "permanently-deferred");

    private static final String SEROLOGY_CODES = Arrays.stream(SerologyTest.values())
            .flatMap(test -> test.loinc().stream())
            .map(code -> Query.token(Systems.LOINC, code))
            .collect(Collectors.joining(","));

    private final MilkRecord record;
    private final ZoneId zone;

    DonorChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.zone = profile.zone();
    }

    /** The donor of a deposit as it was handed in: by reference, or by donor number. */
    public Optional<Patient> of(Reference source) {
        var reference = Coded.plain(source);
        if (reference.startsWith("Patient/")) {
            return record.read(Patient.class, reference.substring("Patient/".length()))
                    .filter(DonorChart::isDonor);
        }
        var number = source.getIdentifier().getValue();
        return number == null
                ? Optional.empty()
                : record.find(Patient.class, "identifier=" + Query.token(Systems.DONOR_ID, number)).stream()
                        .filter(DonorChart::isDonor)
                        .findFirst();
    }

    public Optional<DonorFile> file(String donor) {
        return of(new Reference(donor)).map(this::file);
    }

    public DonorFile file(Patient donor) {
        var subject = "Patient/" + donor.getIdElement().getIdPart();
        return new DonorFile(
                number(donor),
                record.find(EpisodeOfCare.class, "patient=" + subject).stream()
                        .flatMap(this::enrolled)
                        .toList(),
                record.find(Consent.class, "patient=" + subject).stream()
                        .flatMap(this::consented)
                        .toList(),
                record
                        .find(
                                Observation.class,
                                "subject=" + subject + "&code="
                                        + Query.token(Systems.MILK_OBSERVATION, "donor-eligibility"))
                        .stream()
                        .flatMap(this::deferred)
                        .toList(),
                record.find(Observation.class, "subject=" + subject + "&code=" + SEROLOGY_CODES).stream()
                        .flatMap(result -> SerologyChart.result(result, zone).stream())
                        .toList());
    }

    public static String number(Patient donor) {
        return donor.getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElse("?");
    }

    private static boolean isDonor(Patient patient) {
        return patient.getMeta().hasProfile(Profiles.MILK_DONOR);
    }

    /** Active enrolments, and ended ones for as long as they lasted; one on hold only for the times it was active. */
    private Stream<Span> enrolled(EpisodeOfCare episode) {
        if (episode.getType().stream().noneMatch(type -> Coded.has(type, Systems.CARE_TYPE, "milk-donation"))) {
            return Stream.empty();
        }
        return switch (episode.getStatus() == null ? EpisodeOfCareStatus.NULL : episode.getStatus()) {
            case ACTIVE, FINISHED -> Stream.of(Moments.span(episode.getPeriod(), zone));
            case ONHOLD ->
                episode.getStatusHistory().stream()
                        .filter(past -> past.getStatus() == EpisodeOfCareStatus.ACTIVE)
                        .map(past -> Moments.span(past.getPeriod(), zone));
            default -> Stream.empty();
        };
    }

    /** A consent stands from its signature or its period; one that was ended stands until then, if it says when. */
    private Stream<Span> consented(Consent consent) {
        var provision = consent.getProvision();
        var permits = provision.getType() == Consent.ConsentProvisionType.PERMIT
                && provision.getCode().stream()
                        .anyMatch(use -> Coded.has(use, Systems.CONSENT_USE, "donate-to-infants"));
        var ended = consent.getStatus() == ConsentState.INACTIVE
                && provision.getPeriod().hasEnd();
        return permits && (consent.getStatus() == ConsentState.ACTIVE || ended)
                ? Stream.of(standing(consent, zone))
                : Stream.empty();
    }

    static Span standing(Consent consent, ZoneId zone) {
        var period = consent.getProvision().getPeriod();
        var span = Moments.span(period, zone);
        return span.from() != null || !consent.hasDateTime()
                ? span
                : new Span(Moments.first(consent.getDateTimeElement(), zone), span.to());
    }

    private Stream<Span> deferred(Observation decision) {
        var value = decision.getValue() instanceof CodeableConcept concept ? Coded.codes(concept) : Set.<String>of();
        var stands = SerologyChart.stands(decision) && value.stream().anyMatch(DEFERRED::contains);
        return stands && decision.getEffective() instanceof Period window
                ? Stream.of(Moments.span(window, zone))
                : Stream.empty();
    }

    /** References of the donors among these units. */
    public static List<String> donors(List<MilkUnit> units) {
        return units.stream()
                .map(MilkUnit::donor)
                .filter(donor -> !donor.isEmpty())
                .distinct()
                .toList();
    }
}
