package org.lactarium.server.feeding;

import java.util.List;
import org.lactarium.server.donor.Span;

/**
 * What the record knows about one infant, as far as the rules ask.
 *
 * @param id the infant's record, never the name
 * @param consents periods in which a parent permitted donor milk
 * @param refusals periods in which a parent refused it; a refusal is stronger
 * @param orders periods in which a feeding order for donor milk stood
 */
public record InfantFile(String id, List<Span> consents, List<Span> refusals, List<Span> orders) {

    public InfantFile {
        consents = List.copyOf(consents);
        refusals = List.copyOf(refusals);
        orders = List.copyOf(orders);
    }
}
