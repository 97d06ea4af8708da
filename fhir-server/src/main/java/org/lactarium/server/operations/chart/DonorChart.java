package org.lactarium.server.operations.chart;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Deferral;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what the rules ask about a donor. */
@Component
public class DonorChart {

    private static final Set<String> DEFERRED = Set.of("temporarily-deferred", "permanently-deferred");

    private final MilkRecord record;
    private final DonorAliases aliases;
    private final ScreeningChart screening;
    private final WomanChart women;
    private final ZoneId zone;
    private final Clock clock;

    DonorChart(
            MilkRecord record,
            DonorAliases aliases,
            ScreeningChart screening,
            WomanChart women,
            RuleProfile profile,
            Clock clock) {
        this.record = record;
        this.aliases = aliases;
        this.screening = screening;
        this.women = women;
        this.zone = profile.zone();
        this.clock = clock;
    }

    /** The donor of a deposit as it was handed in: by reference, or by a donor number that is one donor's. */
    public Optional<Patient> of(Reference source) {
        var reference = Coded.plain(source);
        if (reference.startsWith("Patient/")) {
            return record.read(Patient.class, reference.substring("Patient/".length()))
                    .filter(DonorChart::isDonor);
        }
        var number = source.getIdentifier();
        if (!Systems.DONOR_ID.equals(number.getSystem()) || !number.hasValue()) {
            return Optional.empty();
        }
        var found = record
                .find(Patient.class, Query.where("identifier", Query.token(Systems.DONOR_ID, number.getValue())))
                .stream()
                .filter(DonorChart::isDonor)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    public Optional<DonorFile> file(String donor) {
        return of(new Reference(donor)).map(this::file);
    }

    /** All that is known about the woman, under whichever of her numbers it was written down. */
    public DonorFile file(Patient donor) {
        var numbers = aliases.of(donor);
        var interviews = screening.papers(numbers);
        var children = women.children(numbers);
        var enrolments = record.referring(EpisodeOfCare.class, "patient", numbers);
        var consents = record.referring(Consent.class, "patient", numbers);
        var observed = record.referring(Observation.class, "subject", numbers).stream()
                .filter(DonorChart::concernsMilk)
                // as if it had never been said: no decision rests on it
                .filter(result -> !SerologyChart.withdrawn(result))
                .toList();
        return new DonorFile(
                number(donor),
                women.of(donor, interviews, children),
                enrolments.stream()
                        .flatMap(episode -> DonorEnrolments.spans(episode, zone, clock.instant()))
                        .toList(),
                DonorConsents.spans(consents, zone, clock.instant()),
                observed.stream()
                        .filter(DonorChart::isEligibility)
                        .flatMap(this::deferred)
                        .toList(),
                observed.stream()
                        .flatMap(result -> SerologyChart.result(result, clock.instant(), zone).stream())
                        .toList(),
                observed.stream()
                        .flatMap(result -> FindingChart.finding(result, zone).stream())
                        .toList(),
                screening.read(interviews),
                Stream.of(enrolments, consents, children, interviews, observed)
                        .flatMap(facts -> Versions.of(facts).stream())
                        .toList());
    }

    /** Whether the rules ask about an observation of a person, when she is a donor. */
    public static boolean concernsMilk(Observation observed) {
        return isEligibility(observed)
                || SerologyChart.test(observed).isPresent()
                || FindingChart.concernsMilk(observed);
    }

    public static boolean isEligibility(Observation observed) {
        return observed.getCode().hasCoding(Systems.MILK_OBSERVATION, "donor-eligibility");
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

    private Stream<Deferral> deferred(Observation decision) {
        var value = decision.getValue() instanceof CodeableConcept concept ? Coded.codes(concept) : Set.<String>of();
        var asks = value.contains("pending") && ofAnAnswer(decision);
        var stands = SerologyChart.stands(decision) && (asks || value.stream().anyMatch(DEFERRED::contains));
        if (!stands || !(decision.getEffective() instanceof Period window)) {
            return Stream.empty();
        }
        return Stream.of(new Deferral(Moments.span(window, zone), reason(decision), asks));
    }

    /** Something else may be pending with a donor, and stops no milk by itself. */
    private static boolean ofAnAnswer(Observation decision) {
        return decision.getIdentifier().stream()
                .anyMatch(identifier -> Systems.ELIGIBILITY_ID.equals(identifier.getSystem()));
    }

    private static String reason(Observation decision) {
        return decision.getComponent().stream()
                .filter(part -> part.getCode().hasCoding(Systems.MILK_OBSERVATION, "deferral-reason"))
                .filter(part -> part.getValue() instanceof CodeableConcept)
                .flatMap(part -> part.getValueCodeableConcept().getCoding().stream())
                .map(Coding::getCode)
                .findFirst()
                .orElse("other");
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
