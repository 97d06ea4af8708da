package org.lactarium.server.release;

/**
 * A bacterial count as a laboratory reports it.
 *
 * @param value CFU/mL; of a range the lower bound
 * @param most CFU/mL; of a range the upper bound, else the value again
 */
public record Count(Comparator comparator, double value, double most) {

    /** What stands before the figure, or between two. */
    public enum Comparator {
        EXACTLY,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        BETWEEN
    }

    /** Whether a count lies over a limit; {@code UNDECIDED} when the comparator or a range leaves both possible. */
    public enum Over {
        YES,
        NO,
        UNDECIDED
    }

    public Count(Comparator comparator, double value) {
        this(comparator, value, value);
    }

    public static Count exactly(double value) {
        return new Count(Comparator.EXACTLY, value);
    }

    /** Both bounds belong to it. */
    public static Count between(double low, double high) {
        return new Count(Comparator.BETWEEN, low, high);
    }

    /** "Exceeds 10^5" is meant literally: 100,000 passes and 100,001 does not. */
    public Over over(double limit) {
        return switch (comparator) {
            case EXACTLY -> value > limit ? Over.YES : Over.NO;
            case LESS, AT_MOST -> value <= limit ? Over.NO : Over.UNDECIDED;
            case MORE -> value >= limit ? Over.YES : Over.UNDECIDED;
            case AT_LEAST -> value > limit ? Over.YES : Over.UNDECIDED;
            case BETWEEN -> value > limit ? Over.YES : most <= limit ? Over.NO : Over.UNDECIDED;
        };
    }

    /** Zero, or reported as less than the plate can show. */
    public boolean nothing(double detectionLimit) {
        return switch (comparator) {
            case EXACTLY, AT_MOST -> value == 0;
            case LESS -> value <= detectionLimit;
            case BETWEEN -> most == 0;
            case MORE, AT_LEAST -> false;
        };
    }

    @Override
    public String toString() {
        return switch (comparator) {
            case EXACTLY -> figure(value);
            case LESS -> "<" + figure(value);
            case AT_MOST -> "<=" + figure(value);
            case MORE -> ">" + figure(value);
            case AT_LEAST -> ">=" + figure(value);
            case BETWEEN -> figure(value) + "-" + figure(most);
        };
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
