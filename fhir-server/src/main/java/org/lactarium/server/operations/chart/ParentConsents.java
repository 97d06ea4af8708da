package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.ParentsWord;

/** The times in which parents permitted or refused donor milk, under all numbers of their infant. */
final class ParentConsents {

    private ParentConsents() {}

    static List<Span> permits(Collection<Consent> all, ZoneId zone) {
        var byNumber = all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent -> type(consent) == ConsentProvisionType.PERMIT)
                .collect(Collectors.groupingBy(consent -> Coded.plain(consent.getPatient())));
        return byNumber.entrySet().stream()
                .flatMap(own -> own.getValue().stream()
                        .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                        .map(consent -> new ParentsWord(signed(consent, zone), DonorConsents.standing(consent, zone))
                                .after(withdrawals(byNumber, number -> !number.equals(own.getKey()), zone))))
                .toList();
    }

    static List<Span> refusals(Collection<Consent> all, ZoneId zone) {
        return all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .filter(consent -> type(consent) == ConsentProvisionType.DENY)
                .map(consent -> DonorConsents.standing(consent, zone))
                .toList();
    }

    private static List<Instant> withdrawals(
            Map<String, List<Consent>> byNumber, Predicate<String> numbers, ZoneId zone) {
        return byNumber.entrySet().stream()
                .filter(one -> numbers.test(one.getKey()))
                .flatMap(one -> withdrawn(one.getValue(), zone).stream())
                .toList();
    }

    /** When the last consent under one number was taken back, if none of them stands. */
    private static Optional<Instant> withdrawn(List<Consent> own, ZoneId zone) {
        return own.stream().anyMatch(consent -> consent.getStatus() == ConsentState.ACTIVE)
                ? Optional.empty()
                : own.stream()
                        .filter(consent -> consent.getStatus() == ConsentState.INACTIVE)
                        .map(consent -> taken(consent, zone))
                        .max(Comparator.naturalOrder());
    }

    /** When it was taken back: as it says, else when that was written. */
    private static Instant taken(Consent consent, ZoneId zone) {
        var end = DonorConsents.standing(consent, zone).to();
        return end == null ? consent.getMeta().getLastUpdated().toInstant() : end;
    }

    private static @Nullable Instant signed(Consent consent, ZoneId zone) {
        return consent.hasDateTime()
                ? Moments.first(consent.getDateTimeElement(), zone)
                : DonorConsents.standing(consent, zone).from();
    }

    private static @Nullable ConsentProvisionType type(Consent consent) {
        return consent.getProvision().getType();
    }

    private static boolean aboutDonorMilk(Consent consent) {
        return consent.getProvision().getCode().stream()
                .anyMatch(use -> Coded.has(use, Systems.CONSENT_USE, "receive-donor-milk"));
    }
}
