package org.lactarium.server.feeding;

import java.util.Set;

/**
 * A bottle in stock and where its milk is from.
 *
 * @param batch id of its batch
 * @param donors whose milk it is
 */
public record OnOffer(BottleAtHand bottle, String batch, Set<String> donors) {

    public OnOffer {
        donors = Set.copyOf(donors);
    }
}
