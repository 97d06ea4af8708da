package org.lactarium.server.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;

/**
 * A donor's paper that begins tomorrow has begun for no milk: where a bank takes milk from before an enrolment, it is from before one
 * that has taken place.
 */
class PapersAheadTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final Instant NOW = Instant.parse("2026-11-30T04:00:00Z");

    @Test
    void anEnrolmentThatBeginsTomorrowIsNone() {
        assertThat(DonorEnrolments.spans(enrolment(1), ZONE, NOW)).isEmpty();
        assertThat(DonorEnrolments.spans(enrolment(0), ZONE, NOW)).hasSize(1);
        assertThat(DonorEnrolments.spans(enrolment(1), ZONE, NOW.plus(1, ChronoUnit.DAYS)))
                .hasSize(1);
    }

    @Test
    void aConsentThatBeginsOrIsToBeSignedTomorrowIsNone() {
        assertThat(consents(-5, 1)).isEmpty();
        assertThat(consents(1, -5)).isEmpty();
        assertThat(consents(1, null)).isEmpty();
        assertThat(consents(0, -5)).hasSize(1);
        assertThat(consents(-5, null)).hasSize(1);
    }

    private static EpisodeOfCare enrolment(int begins) {
        var enrolment = new EpisodeOfCare().setStatus(EpisodeOfCareStatus.ACTIVE);
        enrolment.addType(Coded.concept(Systems.CARE_TYPE, "milk-donation"));
        return enrolment.setPeriod(new Period().setStart(day(begins)));
    }

    private static List<?> consents(int signed, Integer begins) {
        var consent = new Consent().setStatus(ConsentState.ACTIVE).setDateTime(day(signed));
        consent.getMeta().setLastUpdated(Date.from(NOW));
        consent.getPatient().setReference("Patient/1");
        consent.getProvision()
                .setType(ConsentProvisionType.PERMIT)
                .addCode(Coded.concept(Systems.CONSENT_USE, "donate-to-infants"));
        if (begins != null) {
            consent.getProvision().setPeriod(new Period().setStart(day(begins)));
        }
        return DonorConsents.spans(List.of(consent), ZONE, NOW);
    }

    private static Date day(int days) {
        return Date.from(NOW.plus(days, ChronoUnit.DAYS));
    }
}
