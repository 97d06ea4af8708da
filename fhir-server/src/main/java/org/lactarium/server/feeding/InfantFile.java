package org.lactarium.server.feeding;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.server.donor.Span;

/**
 * What the record knows about one infant, as far as the rules ask.
 *
 * @param id the infant's record, never the name
 * @param records all records of the same infant: its number changes when it is moved to another hospital
 * @param wishes what the parents permitted and refused of the milk in question; a refusal is stronger
 * @param orders periods in which a feeding order for donor milk stood
 * @param mothersOwn whether the milk in question is the infant's own mother's alone, for which no consent to donor milk is asked
 */
public record InfantFile(String id, Set<String> records, List<Wish> wishes, List<Span> orders, boolean mothersOwn) {

    public InfantFile {
        records = Set.copyOf(records);
        wishes = List.copyOf(wishes);
        orders = List.copyOf(orders);
    }

    /** With plain words of the parents. */
    public InfantFile(
            String id,
            Set<String> records,
            List<Span> consents,
            List<Span> refusals,
            List<Span> orders,
            boolean mothersOwn) {
        this(
                id,
                records,
                Stream.concat(
                                consents.stream().map(Wish::permitted),
                                refusals.stream().map(Wish::refused))
                        .toList(),
                orders,
                mothersOwn);
    }

    /** An infant with one record, and milk of a donor. */
    public InfantFile(String id, List<Span> consents, List<Span> refusals, List<Span> orders) {
        this(id, Set.of(id), consents, refusals, orders, false);
    }

    public InfantFile alsoOrdered(List<Span> more) {
        var all = Stream.concat(orders.stream(), more.stream()).toList();
        return new InfantFile(id, records, wishes, all, mothersOwn);
    }

    public InfantFile ofMothersOwn(boolean own) {
        return new InfantFile(id, records, wishes, orders, own);
    }

    /** The gravest of what the parents say at that moment. */
    public ParentsAnswer answer(Instant at) {
        return wishes.stream()
                .map(wish -> wish.at(at))
                .max(Comparator.naturalOrder())
                .orElse(ParentsAnswer.SILENT);
    }

    /** Whether the parents permit the milk in question, or need not be asked. */
    public boolean allows(Instant at) {
        return mothersOwn || answer(at) == ParentsAnswer.PERMITTED;
    }

    /** Whether one of these is this infant. */
    boolean isOneOf(Set<String> infants) {
        return !Collections.disjoint(records, infants);
    }
}
