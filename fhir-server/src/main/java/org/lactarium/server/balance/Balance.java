package org.lactarium.server.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Account.Kind;

/** The accounts of many containers, added up one by one: by stage, by cause of waste, and for all of them. */
public final class Balance {

    private final Map<UnitType, Line> stages = new EnumMap<>(UnitType.class);
    private final Map<Cause, Double> waste = new TreeMap<>();
    private final List<Account> unexplained = new ArrayList<>();

    public Balance() {}

    public Balance(Collection<Account> accounts) {
        accounts.forEach(this::add);
    }

    public void add(Account account) {
        stages.merge(account.stage(), Line.of(account), Line::and);
        account.postings().stream()
                .filter(posting -> posting.kind() == Kind.DISCARDED)
                .forEach(posting ->
                        waste.merge(new Cause(account.stage(), posting.cause()), posting.volume(), Double::sum));
        if (account.difference() != 0) {
            unexplained.add(account);
        }
    }

    /**
     * One line, mL.
     *
     * @param processed what went on into the next stage; for the whole bank nothing does
     * @param difference of its accounts: a line closes when each of them does, and not because it is long
     */
    public record Line(
            double received,
            double processed,
            double dispensed,
            double discarded,
            double samples,
            double stock,
            double difference) {

        static final Line EMPTY = new Line(0, 0, 0, 0, 0, 0, 0);

        static Line of(Account account) {
            return new Line(
                    account.received(),
                    account.sum(Kind.PROCESSED),
                    account.sum(Kind.DISPENSED),
                    account.sum(Kind.DISCARDED),
                    account.sum(Kind.SAMPLES),
                    account.sum(Kind.STOCK),
                    account.difference());
        }

        Line and(Line other) {
            return new Line(
                    received + other.received,
                    processed + other.processed,
                    dispensed + other.dispensed,
                    discarded + other.discarded,
                    samples + other.samples,
                    stock + other.stock,
                    difference + other.difference);
        }
    }

    /** Milk thrown away at one stage for one reason. */
    public record Cause(UnitType stage, String code) implements Comparable<Cause> {

        @Override
        public int compareTo(Cause other) {
            int byStage = stage.compareTo(other.stage);
            return byStage == 0 ? code.compareTo(other.code) : byStage;
        }
    }

    public Map<UnitType, Line> stages() {
        return Collections.unmodifiableMap(stages);
    }

    /**
     * From the bags that came in to what became of them: milk counts where it is now, and what one stage gives is what the
     * next one gets. Closes when every account does and all stages of the milk are there.
     */
    public Line whole() {
        var sum = stages.values().stream().reduce(Line.EMPTY, Line::and);
        var came = stages.getOrDefault(UnitType.DEPOSIT, Line.EMPTY).received();
        var between = sum.received() - came;
        return new Line(
                came,
                sum.processed() - between,
                sum.dispensed(),
                sum.discarded(),
                sum.samples(),
                sum.stock(),
                sum.difference());
    }

    /** mL by stage and cause. */
    public Map<Cause, Double> waste() {
        return Collections.unmodifiableMap(waste);
    }

    /** The accounts that do not close: a fault of the record, or of somebody at the bench. */
    public List<Account> unexplained() {
        return List.copyOf(unexplained);
    }
}
