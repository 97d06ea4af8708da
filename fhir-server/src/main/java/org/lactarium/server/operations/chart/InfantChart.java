package org.lactarium.server.operations.chart;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.NutritionOrder.NutritionOrderStatus;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.InfantFile;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what the rules ask about an infant. */
@Component
public class InfantChart {

    private static final String DONOR_MILK = "819974004";

    private final MilkRecord record;
    private final ZoneId zone;

    InfantChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.zone = profile.zone();
    }

    /** By wristband: a hospital number, {@code system|number}, or a reference. Two infants with one number are none. */
    public Optional<Patient> scanned(String text) {
        var bar = text.indexOf('|');
        List<Patient> found;
        if (text.startsWith("Patient/")) {
            found = record.read(Patient.class, text.substring("Patient/".length())).stream()
                    .toList();
        } else if (bar > 0) {
            found = find(Query.token(text.substring(0, bar), text.substring(bar + 1)));
        } else {
            found = find(Query.text(text));
        }
        var infants = found.stream().filter(InfantChart::isInfant).toList();
        return infants.size() == 1 ? Optional.of(infants.get(0)) : Optional.empty();
    }

    /** @param infant {@code Patient/x} */
    public InfantFile file(String infant) {
        var consents = record.find(Consent.class, "patient=" + infant).stream()
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .filter(InfantChart::aboutDonorMilk)
                .toList();
        return new InfantFile(
                infant,
                spans(consents, consent -> consent.getProvision().getType() == ConsentProvisionType.PERMIT),
                spans(consents, consent -> consent.getProvision().getType() == ConsentProvisionType.DENY),
                record.find(NutritionOrder.class, "patient=" + infant).stream()
                        .filter(InfantChart::standing)
                        .map(this::since)
                        .toList());
    }

    private List<Patient> find(String identifier) {
        return record.find(Patient.class, "identifier=" + identifier);
    }

    private List<Span> spans(List<Consent> consents, Predicate<Consent> kind) {
        return consents.stream()
                .filter(kind)
                .map(consent -> DonorConsents.standing(consent, zone))
                .toList();
    }

    /** An order stands from the day it was written: feeds of that day may be charted before the order is. */
    private Span since(NutritionOrder order) {
        var written = Moments.first(order.getDateTimeElement(), zone);
        return written == null
                ? Span.ALWAYS
                : Span.since(
                        written.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    public static boolean standing(NutritionOrder order) {
        return order.getStatus() == NutritionOrderStatus.ACTIVE
                && order.getEnteralFormula().getBaseFormulaType().hasCoding(Systems.SNOMED, DONOR_MILK);
    }

    private static boolean aboutDonorMilk(Consent consent) {
        return consent.getProvision().getCode().stream()
                .anyMatch(use -> Coded.has(use, Systems.CONSENT_USE, "receive-donor-milk"));
    }

    private static boolean isInfant(Patient patient) {
        return patient.getMeta().hasProfile(Profiles.RECIPIENT);
    }
}
