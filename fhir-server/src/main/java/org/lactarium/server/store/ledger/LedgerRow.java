package org.lactarium.server.store.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.LedgerEntry;

/** One row of one table; values in the order of its columns. */
record LedgerRow(LedgerTable table, List<@Nullable Object> values) {

    static Stream<LedgerRow> of(LedgerEntry entry) {
        if (entry instanceof LedgerEntry.Milk milk) {
            return Stream.concat(
                    Stream.of(unit(milk)),
                    IntStream.range(0, milk.parents().size())
                            .mapToObj(place -> row(
                                    LedgerTable.PARENT,
                                    milk.id(),
                                    place,
                                    milk.parents().get(place))));
        }
        if (entry instanceof LedgerEntry.Discard one) {
            return Stream.of(
                    row(LedgerTable.DISCARD, one.id(), one.unit(), one.cause(), one.volume(), moment(one.at())));
        }
        if (entry instanceof LedgerEntry.Dispense one) {
            return Stream.of(row(
                    LedgerTable.DISPENSE,
                    one.id(),
                    one.unit(),
                    one.infant(),
                    one.volume(),
                    one.status(),
                    moment(one.at()),
                    moment(one.written())));
        }
        if (entry instanceof LedgerEntry.Feed one) {
            return Stream.of(row(LedgerTable.FEED, one.id(), one.unit(), one.infant(), one.volume()));
        }
        if (entry instanceof LedgerEntry.Sample one) {
            return Stream.of(row(LedgerTable.SAMPLE, one.id(), one.unit(), one.volume()));
        }
        if (entry instanceof LedgerEntry.Run one) {
            return Stream.of(row(LedgerTable.RUN, one.id(), one.device(), moment(one.began())));
        }
        var link = (LedgerEntry.Link) entry;
        return Stream.of(row(LedgerTable.LINK, link.person(), link.other()));
    }

    private static LedgerRow unit(LedgerEntry.Milk milk) {
        return row(
                LedgerTable.UNIT,
                milk.id(),
                milk.type(),
                milk.status(),
                milk.product(),
                milk.location(),
                milk.volume(),
                moment(milk.expires()),
                milk.processed(),
                moment(milk.made()),
                milk.donor());
    }

    private static LedgerRow row(LedgerTable table, @Nullable Object... values) {
        return new LedgerRow(table, Arrays.asList(values));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    boolean sameKey(LedgerRow other) {
        return table == other.table && key().equals(other.key());
    }

    List<@Nullable Object> key() {
        return values.subList(0, table.keys());
    }
}
