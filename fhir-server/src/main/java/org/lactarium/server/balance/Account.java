package org.lactarium.server.balance;

import java.util.ArrayList;
import java.util.List;
import org.lactarium.profiles.UnitType;

/**
 * The account of one container: received = processed + dispensed + discarded + samples + stock.
 *
 * <p>Each term is posted from what was recorded of it, never as what would make the account close; more going out than came
 * in leaves a difference below zero. Only what a transfer left behind, and what still stands there, is what remains.
 */
public record Account(String unit, UnitType stage, double received, List<Posting> postings) {

    /** Left behind in a jug, a filter, a filling line. */
    public static final String TRANSFER_LOSS = "transfer-loss";

    private static final String SAMPLE = "sample";
    /** mL; below this a difference is one of rounding. */
    private static final double NOTHING = 0.005;

    public enum Kind {
        PROCESSED,
        DISPENSED,
        DISCARDED,
        SAMPLES,
        STOCK
    }

    /** @param cause why, of discarded milk; empty otherwise */
    public record Posting(Kind kind, String cause, double volume) {}

    public Account {
        postings = List.copyOf(postings);
    }

    public static Account of(Movement milk) {
        var postings = new ArrayList<Posting>();
        milk.losses().forEach(loss -> {
            if (SAMPLE.equals(loss.cause())) {
                post(postings, Kind.SAMPLES, "", loss.volume());
            } else {
                post(postings, Kind.DISCARDED, loss.cause(), loss.volume());
            }
        });
        post(postings, Kind.SAMPLES, "", milk.samples());
        post(postings, Kind.DISCARDED, TRANSFER_LOSS, milk.in() - milk.volume());
        if (milk.delivered() != null) {
            delivered(postings, milk, milk.delivered());
        } else {
            kept(postings, milk);
        }
        return new Account(milk.unit(), milk.stage(), milk.in(), postings);
    }

    /** What a ward threw away was not fed, and counts as waste; what it drew off has accounts of its own. */
    private static void delivered(List<Posting> postings, Movement milk, double delivered) {
        post(postings, Kind.PROCESSED, "", milk.onward());
        if (milk.state() == Movement.State.GONE) {
            post(postings, Kind.DISPENSED, "", milk.fed());
            post(postings, Kind.DISCARDED, milk.gone(), milk.left() - milk.onward() - milk.fed());
            return;
        }
        var gone = delivered - milk.lostAfterDelivery() - takenAfter(milk, delivered);
        // more fed than was delivered is no account that closes
        post(postings, Kind.DISPENSED, "", Math.max(gone, milk.fed()));
        post(postings, Kind.STOCK, "", milk.left() - milk.onward() - gone);
    }

    /**
     * Of feeds drawn off and of samples, what a ward took: what was delivered is what had been left, so the rest of what is missing
     * to the full container was taken before.
     */
    private static double takenAfter(Movement milk, double delivered) {
        var taken = milk.onward() + milk.samples();
        var missing = milk.volume() - (milk.lost() - milk.lostAfterDelivery()) - delivered;
        return taken - Math.min(Math.max(0, missing), taken);
    }

    private static void kept(List<Posting> postings, Movement milk) {
        post(postings, Kind.PROCESSED, "", milk.onward());
        // an infant had it though nobody had dispensed it
        post(postings, Kind.DISPENSED, "", milk.fed());
        var rest = milk.left() - milk.onward() - milk.fed();
        switch (milk.state()) {
            case THERE -> post(postings, Kind.STOCK, "", rest);
            case GONE -> post(postings, Kind.DISCARDED, milk.gone(), rest);
            case PASSED_ON -> post(postings, Kind.DISCARDED, TRANSFER_LOSS, rest);
        }
    }

    private static void post(List<Posting> postings, Kind kind, String cause, double volume) {
        if (volume > 0) {
            postings.add(new Posting(kind, cause, volume));
        }
    }

    /** mL */
    public double sum(Kind kind) {
        return postings.stream()
                .filter(posting -> posting.kind() == kind)
                .mapToDouble(Posting::volume)
                .sum();
    }

    /** mL; above zero milk is missing, below zero there is more than came in. */
    public double difference() {
        var rest = received - postings.stream().mapToDouble(Posting::volume).sum();
        return Math.abs(rest) < NOTHING ? 0 : rest;
    }
}
