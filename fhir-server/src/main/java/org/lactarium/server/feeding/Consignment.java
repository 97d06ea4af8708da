package org.lactarium.server.feeding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lactarium.server.rule.RuleProfile;

/**
 * Bottles that left for one place at one moment: they travel together and are missed together, whoever they are for.
 *
 * @param place {@code Location/x}
 * @param sent to the second, as a handover keeps it
 */
public record Consignment(String place, Instant sent) {

    /** The code in {@link org.lactarium.profiles.Systems#MILK_ALARM} of one that was not received in time. */
    public static final String OVERDUE = "delivery-overdue";

    private static final String LOCATION = "Location/";

    public Consignment {
        sent = sent.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The id of its place and the seconds since 1970 when it left: {@code nicu-1773199800}. */
    public String number() {
        return place.substring(place.indexOf('/') + 1) + "-" + sent.getEpochSecond();
    }

    public static Consignment numbered(String number) {
        var cut = number.lastIndexOf('-');
        return new Consignment(
                LOCATION + number.substring(0, cut), Instant.ofEpochSecond(Long.parseLong(number.substring(cut + 1))));
    }

    /** Until when it is to be received; empty when the profile has no {@code transport.within}. */
    public Optional<Instant> due(RuleProfile profile) {
        return Optional.ofNullable(profile.transport().within()).map(sent::plus);
    }
}
