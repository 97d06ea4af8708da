package org.lactarium.server.feeding;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.server.donor.Span;

/**
 * What the record knows about one infant, as far as the rules ask.
 *
 * @param id the infant's record, never the name
 * @param records all records of the same infant: its number changes when it is moved to another hospital
 * @param consents periods in which a parent permitted donor milk
 * @param refusals periods in which a parent refused it; a refusal is stronger
 * @param orders periods in which a feeding order for donor milk stood
 * @param mothersOwn whether the milk in question is the infant's own mother's alone, for which no consent to donor milk is asked
 */
public record InfantFile(
        String id,
        Set<String> records,
        List<Span> consents,
        List<Span> refusals,
        List<Span> orders,
        boolean mothersOwn) {

    public InfantFile {
        records = Set.copyOf(records);
        consents = List.copyOf(consents);
        refusals = List.copyOf(refusals);
        orders = List.copyOf(orders);
    }

    /** An infant with one record, and milk of a donor. */
    public InfantFile(String id, List<Span> consents, List<Span> refusals, List<Span> orders) {
        this(id, Set.of(id), consents, refusals, orders, false);
    }

    public InfantFile alsoOrdered(List<Span> more) {
        return new InfantFile(
                id,
                records,
                consents,
                refusals,
                Stream.concat(orders.stream(), more.stream()).toList(),
                mothersOwn);
    }

    public InfantFile ofMothersOwn(boolean own) {
        return new InfantFile(id, records, consents, refusals, orders, own);
    }

    /** Whether one of these is this infant. */
    boolean isOneOf(Set<String> infants) {
        return !Collections.disjoint(records, infants);
    }
}
