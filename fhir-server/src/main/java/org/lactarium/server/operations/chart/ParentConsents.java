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
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.Span;
import org.lactarium.server.feeding.ParentsWord;
import org.lactarium.server.feeding.Provision;
import org.lactarium.server.feeding.Wish;

/** The times in which parents permitted or refused donor milk, under all numbers of their infant. */
final class ParentConsents {

    private ParentConsents() {}

    /** @param milk the milk in question */
    static List<Wish> wishes(Collection<Consent> all, ZoneId zone, AskedMilk milk) {
        var reader = new ProvisionChart(milk, zone);
        var byNumber = all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent -> type(consent) == ConsentProvisionType.PERMIT)
                .collect(Collectors.groupingBy(consent -> Coded.plain(consent.getPatient())));
        var said = all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .map(consent -> new Wish(
                        type(consent) == ConsentProvisionType.PERMIT
                                ? permitted(consent, byNumber, zone)
                                : refused(consent, zone),
                        read(consent, reader)));
        return Stream.concat(said, rejected(all, zone)).toList();
    }

    /** A no is heard from the first day it speaks of, whenever it is signed. */
    private static Span refused(Consent consent, ZoneId zone) {
        return consent.getProvision().getPeriod().hasStart()
                ? Moments.span(consent.getProvision().getPeriod(), zone)
                : DonorConsents.standing(consent, zone);
    }

    private static Span permitted(Consent consent, Map<String, List<Consent>> byNumber, ZoneId zone) {
        var own = Coded.plain(consent.getPatient());
        return new ParentsWord(signed(consent, zone), DonorConsents.standing(consent, zone))
                .after(withdrawals(byNumber, number -> !number.equals(own), zone));
    }

    /** A limit may stand on the consent itself, too. */
    private static Provision read(Consent consent, ProvisionChart reader) {
        var root = reader.read(consent.getProvision(), null);
        var most = ProvisionChart.limit(consent.getExtensionByUrl(Extensions.MAX_DONORS));
        return most == null || root.most() != null && root.most() <= most
                ? root
                : new Provision(root.says(), root.period(), root.concerns(), most, root.unread(), root.within());
    }

    /** What they rejected is a refusal until they sign; one that ended is a paper that is missing, and may have been replaced. */
    private static Stream<Wish> rejected(Collection<Consent> all, ZoneId zone) {
        return all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent -> consent.getStatus() == ConsentState.REJECTED)
                .filter(consent -> standing(all)
                        .noneMatch(other -> Coded.plain(other.getPatient()).equals(Coded.plain(consent.getPatient()))))
                .map(consent -> taken(consent, zone))
                .map(taken -> Wish.refused(new Span(
                        taken,
                        standing(all)
                                .map(other -> signed(other, zone))
                                .filter(signed -> signed != null && signed.isAfter(taken))
                                .min(Comparator.naturalOrder())
                                .orElse(null))));
    }

    private static Stream<Consent> standing(Collection<Consent> all) {
        return all.stream()
                .filter(ParentConsents::aboutDonorMilk)
                .filter(consent ->
                        consent.getStatus() == ConsentState.ACTIVE && type(consent) == ConsentProvisionType.PERMIT);
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
                .anyMatch(use -> Coded.has(use, Systems.CONSENT_USE, "receive-donor-milk")
                        || use.getCoding().stream()
                                .anyMatch(coding -> Systems.KINSHIP_PREFERENCE.equals(coding.getSystem())));
    }
}
