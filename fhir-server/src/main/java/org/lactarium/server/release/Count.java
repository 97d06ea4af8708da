package org.lactarium.server.release;

/**
 * A bacterial count as a laboratory reports it.
 *
 * @param value CFU/mL
 */
public record Count(Comparator comparator, double value) {

    /** What stands before the figure. */
    public enum Comparator {
        EXACTLY,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    /** Whether a count lies over a limit; {@code UNDECIDED} when the comparator leaves both possible. */
    public enum Over {
        YES,
        NO,
        UNDECIDED
    }

    public static Count exactly(double value) {
        return new Count(Comparator.EXACTLY, value);
    }

    /** "Exceeds 10^5" is meant literally: 100,000 passes and 100,001 does not. */
    public Over over(double limit) {
        return switch (comparator) {
            case EXACTLY -> value > limit ? Over.YES : Over.NO;
            case LESS, AT_MOST -> value <= limit ? Over.NO : Over.UNDECIDED;
            case MORE -> value >= limit ? Over.YES : Over.UNDECIDED;
            case AT_LEAST -> value > limit ? Over.YES : Over.UNDECIDED;
        };
    }

    @Override
    public String toString() {
        var figure = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return switch (comparator) {
            case EXACTLY -> figure;
            case LESS -> "<" + figure;
            case AT_MOST -> "<=" + figure;
            case MORE -> ">" + figure;
            case AT_LEAST -> ">=" + figure;
        };
    }
}
