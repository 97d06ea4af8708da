package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lactarium.server.operations.chart.BalanceChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** Accounts of one lineage that do not close. */
@Component
class OpenAccounts {

    private final Units units;
    private final BalanceChart balance;

    OpenAccounts(Units units, BalanceChart balance) {
        this.units = units;
        this.balance = balance;
    }

    /** Ids of everything whose account may change with it. */
    List<String> around(MilkUnit unit) {
        var near = new ArrayList<>(units.ancestors(unit));
        near.add(unit);
        var all = new ArrayList<>(near);
        all.addAll(units.descendants(near));
        return Stream.concat(
                        all.stream().map(MilkUnit::id),
                        // a pool got what its other bags held
                        all.stream().flatMap(one -> one.parents().stream()))
                .distinct()
                .toList();
    }

    /** mL that are missing (above zero) or too much, by the container. */
    Map<String, Double> open(Collection<String> ids) {
        Map<String, MilkUnit> milk = new HashMap<>();
        units.all(ids).forEach(unit -> milk.put(unit.reference(), unit));
        Map<String, Double> open = new HashMap<>();
        balance.of(milk.values()).stream()
                .map(org.lactarium.server.balance.Account::of)
                .forEach(account -> {
                    if (account.difference() != 0) {
                        open.put(milk.get(account.unit()).display(), account.difference());
                    }
                });
        return open;
    }
}
