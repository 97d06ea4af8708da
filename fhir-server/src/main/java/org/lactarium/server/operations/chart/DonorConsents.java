package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;

/**
 * The times in which a donor's consent stood.
 *
 * <p>A woman with two numbers who withdrew under one of them has withdrawn: what she signed before under the other ends
 * then too, and only what she signs later stands again.
 */
final class DonorConsents {

    private DonorConsents() {}

    /** @param now what begins after it has begun for no milk yet, from before it either */
    static List<Span> spans(List<Consent> consents, ZoneId zone, Instant now) {
        var byNumber = consents.stream()
                .filter(DonorConsents::donates)
                .collect(Collectors.groupingBy(consent -> Coded.plain(consent.getPatient())));
        var withdrawals = byNumber.size() < 2
                ? List.<Instant>of()
                : byNumber.values().stream()
                        .flatMap(own -> withdrawn(own, zone).stream())
                        .toList();
        return consents.stream()
                .filter(DonorConsents::donates)
                .filter(DonorConsents::stood)
                .map(consent -> until(standing(consent, zone), withdrawals))
                .filter(span -> Moments.hasBegun(span, now))
                .toList();
    }

    /**
     * A consent stands from its signature or its period; one that was ended stands until then, if it says when. The days before a
     * signature may be meant as well, but not before a signature that nobody had given yet when it was written down.
     */
    static Span standing(Consent consent, ZoneId zone) {
        var span = Moments.span(consent.getProvision().getPeriod(), zone);
        var signed = consent.hasDateTime() ? Moments.first(consent.getDateTimeElement(), zone) : null;
        var awaited = signed != null
                && Moments.ahead(signed, consent)
                && (span.from() == null || span.from().isBefore(signed));
        return awaited || span.from() == null ? new Span(signed, span.to()) : span;
    }

    private static boolean donates(Consent consent) {
        return consent.getProvision().getType() == Consent.ConsentProvisionType.PERMIT
                && consent.getProvision().getCode().stream()
                        .anyMatch(use -> Coded.has(use, Systems.CONSENT_USE, "donate-to-infants"));
    }

    private static boolean stood(Consent consent) {
        return consent.getStatus() == ConsentState.ACTIVE
                || (consent.getStatus() == ConsentState.INACTIVE
                        && consent.getProvision().getPeriod().hasEnd());
    }

    /** When the last consent under one number ended, if none of them stands. */
    private static Optional<Instant> withdrawn(List<Consent> own, ZoneId zone) {
        return own.stream().anyMatch(consent -> consent.getStatus() == ConsentState.ACTIVE)
                ? Optional.empty()
                : own.stream()
                        .map(consent -> standing(consent, zone).to())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
    }

    private static Span until(Span span, List<Instant> withdrawals) {
        var cut = span;
        for (var end : withdrawals) {
            var before = cut.from() == null || cut.from().isBefore(end);
            if (before && (cut.to() == null || cut.to().isAfter(end))) {
                cut = new Span(cut.from(), end);
            }
        }
        return cut;
    }
}
