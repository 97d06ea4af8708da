package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Optional;

/**
 * A feed of {@code $sync-feeds} that does not say what it must. What is wrong with it is found at the door and kept until its turn comes,
 * so that it keeps no other feed of the device out of the record.
 */
public final class UnreadableFeed {

    public static final String OPERATION = "$sync-feeds";
    public static final String PARAMETER = "feed";

    private static final String KEPT = UnreadableFeed.class.getName();

    private UnreadableFeed() {}

    /** @param faults by the place of the feed among the feeds, from zero */
    public static void keep(RequestDetails request, Map<Integer, String> faults) {
        request.getUserData().put(KEPT, faults);
    }

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> why(RequestDetails request, int place) {
        return request.getUserData().get(KEPT) instanceof Map<?, ?> faults
                ? Optional.ofNullable((String) faults.get(place))
                : Optional.empty();
    }
}
