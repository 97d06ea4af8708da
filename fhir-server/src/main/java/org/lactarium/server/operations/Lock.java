package org.lactarium.server.operations;

import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;

/**
 * What one transaction may work on at a time. Its kinds stand in the order in which locks are taken: whoever asks for more while it
 * holds some keeps to it, so that no two can wait for each other.
 *
 * @param id of the resource, or the number or the place that is meant
 */
public record Lock(Kind kind, String id) implements Comparable<Lock> {

    /** The milk comes last, and before its batches the pool: whoever holds a pool asks for its batches next. */
    public enum Kind {
        PARCEL,
        WAITING_RESULT,
        THAW,
        STORAGE,
        STOCK,
        RULES,
        RECALL,
        INTERVIEW,
        PERSON,
        DEVICE,
        OVERRIDE,
        OFFLINE_FEED,
        NUMBER,
        LABEL,
        COMPLAINT,
        POOL,
        DEPOSIT,
        BOTTLE,
        BATCH,
        ALIQUOT
    }

    /** Of milk there is one lock, under the type it has, whoever asks; {@link MilkLocks} says which belong together. */
    public static Lock of(MilkUnit unit) {
        return of(unit.type(), unit.id());
    }

    public static Lock of(UnitType type, String id) {
        return new Lock(
                switch (type) {
                    case DEPOSIT -> Kind.DEPOSIT;
                    case POOL -> Kind.POOL;
                    case BATCH -> Kind.BATCH;
                    case BOTTLE -> Kind.BOTTLE;
                    case ALIQUOT -> Kind.ALIQUOT;
                },
                id);
    }

    @Override
    public int compareTo(Lock other) {
        int kinds = kind.compareTo(other.kind);
        return kinds == 0 ? id.compareTo(other.id) : kinds;
    }

    /** As the database knows it. */
    public String name() {
        return kind.name() + "/" + id;
    }
}
