package org.lactarium.server.histories;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a history so far, and what follows from it by the bank's own rules (profile {@code strictest}),
 * written down a second time and independently of the program that is tested.
 */
final class Facts {

    static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    static final List<String> PANEL = List.of("56888-1", "5196-1", "13955-0", "29901-6", "24110-9");

    final List<Donor> donors = new ArrayList<>();
    final List<Deposit> deposits = new ArrayList<>();
    final List<Thaw> thaws = new ArrayList<>();
    final List<Pool> pools = new ArrayList<>();
    final List<Batch> batches = new ArrayList<>();
    final List<Bottle> bottles = new ArrayList<>();
    final List<Infant> infants = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();

    /** A laboratory's message that nobody could read, and what it names. */
    static final class Wait {
        final Named subject;
        final List<String> numbers;
        final String cause;
        /** Why it is held. */
        final Unreadable fault;
        /** Whether it could be worse than what is on record. */
        final boolean stops;

        String message = "";
        String task = "";
        boolean dismissed;

        @Nullable
        private Instant written;

        Wait(Named subject, List<String> numbers, String cause, Unreadable fault) {
            this.subject = subject;
            this.numbers = numbers;
            this.cause = cause;
            this.fault = fault;
            this.stops = fault.stops();
        }

        boolean open() {
            return subject.waits.contains(this);
        }

        /** When it was first written: what is sent again says the same. */
        Instant written(Instant now) {
            written = written == null ? now : written;
            return written;
        }
    }

    /** What a laboratory may name. */
    static class Named {
        String number = "";
        /** What waits about it for a person. */
        final Set<Wait> waits = new HashSet<>();
    }

    static final class Blood {
        final String test;
        final Instant drawn;
        String id = "";
        boolean last = true;
        boolean reactive;
        /** Neither yes nor no: the laboratory says so, or flags what it calls negative. */
        boolean indeterminate;
        /** The second test, that decides what a reactive one meant. */
        boolean confirms;

        Blood(String test, Instant drawn) {
            this.test = test;
            this.drawn = drawn;
        }

        boolean negative() {
            return last && !reactive && !indeterminate;
        }
    }

    record Span(Instant from, Instant to) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    static final class Donor extends Named {
        final String reference;
        final List<Blood> blood = new ArrayList<>();
        final List<Span> deferrals = new ArrayList<>();
        /** Results that found something no rule knows, and that nobody has judged. */
        final List<String> findings = new ArrayList<>();
        /** When she was ill: raw milk of these days is beyond help. */
        final List<Span> spoilt = new ArrayList<>();

        @Nullable
        Span enrolled;

        @Nullable
        Span consented;

        String consent = "";
        String enrolment = "";

        Donor(String reference) {
            this.reference = reference;
        }

        /** Whether milk expressed then may be used, by what is known now. */
        boolean fit(Instant expressed) {
            return enrolled != null
                    && enrolled.covers(expressed)
                    && interviewed(enrolled.from(), expressed)
                    && consented != null
                    && consented.covers(expressed)
                    && deferrals.stream().noneMatch(span -> span.covers(expressed))
                    && findings.isEmpty()
                    && PANEL.stream().allMatch(test -> clear(test, expressed));
        }

        /** Nobody writes an interview down here; she had one when she was enrolled, and it speaks for half a year. */
        private static boolean interviewed(Instant enrolled, Instant expressed) {
            var asked = enrolled.atZone(ZONE).toLocalDate();
            return !expressed.atZone(ZONE).toLocalDate().isAfter(asked.plusMonths(6));
        }

        /** Whether raw milk expressed then is thrown away, whatever else is known. */
        boolean spoils(Instant expressed) {
            return spoilt.stream().anyMatch(span -> span.covers(expressed))
                    || blood.stream().anyMatch(one -> one.reactive && one.confirms);
        }

        private static boolean explained(Blood reactive, List<Blood> results) {
            return !reactive.confirms
                    && results.stream()
                            .anyMatch(other ->
                                    other.confirms && other.negative() && !other.drawn.isBefore(reactive.drawn));
        }

        /** By the deciding test of this or later blood, or by a screen of later blood. */
        private static boolean answered(Blood open, List<Blood> results) {
            return results.stream()
                    .filter(Blood::negative)
                    .anyMatch(other ->
                            other.drawn.isAfter(open.drawn) || other.confirms && other.drawn.equals(open.drawn));
        }

        private boolean clear(String test, Instant expressed) {
            var day = day(expressed);
            var results = blood.stream().filter(one -> one.test.equals(test)).toList();
            return results.stream().noneMatch(one -> one.reactive && !explained(one, results))
                    && results.stream().noneMatch(one -> one.indeterminate && !answered(one, results))
                    && results.stream()
                            .filter(one -> one.last && !one.indeterminate)
                            .map(one -> day(one.drawn))
                            .anyMatch(drawn ->
                                    !day.isBefore(drawn.minusDays(90)) && !day.isAfter(drawn.plus(Period.ofMonths(3))));
        }
    }

    static final class Deposit extends Named {
        final Donor donor;
        final Instant expressed;
        final double volume;
        String id = "";
        boolean inStock;
        boolean used;
        boolean doubted;
        boolean thawing;

        Deposit(Donor donor, Instant expressed, double volume, String number) {
            this.donor = donor;
            this.expressed = expressed;
            this.volume = volume;
            this.number = number;
        }

        boolean fit() {
            return donor.fit(expressed);
        }

        boolean waiting() {
            return !waits.isEmpty() || !donor.waits.isEmpty();
        }

        boolean young(Instant at) {
            return !day(at).isAfter(day(expressed).plusMonths(3));
        }
    }

    record Thaw(String id, Instant started, List<Deposit> deposits) {
        boolean running(Instant at) {
            return !at.isAfter(started.plusSeconds(24 * 3600));
        }
    }

    static final class Culture {
        final boolean post;
        /** Under which a client wrote it; empty when a laboratory reported it. */
        String id = "";
        /** Under which a laboratory reported it; empty when a client wrote it. */
        String accession = "";

        Growth growth = Growth.NONE;
        boolean last = true;

        Culture(boolean post) {
            this.post = post;
        }

        boolean clean() {
            return last && (growth == Growth.NONE || growth == Growth.BELOW || growth == Growth.SOME && !post);
        }

        boolean failed() {
            return last && (growth == Growth.TOO_MUCH || growth == Growth.SOME && post);
        }
    }

    /** None; below 1 CFU/mL; 50,000; 200,000; and a comparator that decides nothing. */
    enum Growth {
        NONE,
        BELOW,
        SOME,
        TOO_MUCH,
        UNDECIDED
    }

    static final class Pool extends Named {
        final String id;
        final Thaw thaw;
        final List<Deposit> deposits;
        final double volume;
        final List<Culture> cultures = new ArrayList<>();
        boolean used;
        boolean doubted;

        Pool(String id, Thaw thaw, List<Deposit> deposits, double volume) {
            this.id = id;
            this.thaw = thaw;
            this.deposits = deposits;
            this.volume = volume;
        }

        boolean fit() {
            return deposits.stream().allMatch(Deposit::fit);
        }
    }

    static final class Batch extends Named {
        final String id;
        final Pool pool;
        final Instant heated;
        final HeatingCurve curve;
        final Pasteuriser by;
        final List<Culture> cultures = new ArrayList<>();
        final Set<String> signers = new HashSet<>();
        boolean released;
        boolean doubted;
        /** A person has held it, and nobody has signed for it since. */
        boolean held;
        /** Recalled or thrown away. */
        boolean over;

        Batch(String id, Pool pool, Instant heated, HeatingCurve curve, Pasteuriser by) {
            this.id = id;
            this.pool = pool;
            this.heated = heated;
            this.curve = curve;
            this.by = by;
        }

        /** Whether every rule of release but the signatures passes, by what is known now. */
        boolean safe(Instant now) {
            return pool.fit()
                    && pool.deposits.stream().allMatch(deposit -> deposit.young(heated))
                    && pool.deposits.stream()
                                    .map(deposit -> deposit.donor)
                                    .distinct()
                                    .count()
                            == 1
                    && pool.thaw.running(heated)
                    && curve == HeatingCurve.GOOD
                    && by.sound
                    && tested(pool.cultures)
                    && tested(cultures)
                    && inDate(now);
        }

        boolean inDate(Instant now) {
            var first = pool.deposits.stream()
                    .map(deposit -> day(deposit.expressed))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            var last = first.isBefore(day(heated)) ? first : day(heated);
            return !day(now).isAfter(last.plusMonths(6));
        }

        /** Everything a message may have named that is in this milk. */
        Stream<Named> madeOf() {
            return Stream.concat(
                    Stream.of(this, pool), pool.deposits.stream().flatMap(one -> Stream.of(one, one.donor)));
        }

        boolean waiting() {
            return madeOf().anyMatch(one -> !one.waits.isEmpty());
        }

        boolean stopped() {
            return madeOf().flatMap(one -> one.waits.stream()).anyMatch(wait -> wait.stops);
        }

        boolean doubtful() {
            return doubted || pool.doubted || pool.deposits.stream().anyMatch(deposit -> deposit.doubted);
        }

        private static boolean tested(List<Culture> cultures) {
            return !cultures.isEmpty() && cultures.stream().allMatch(Culture::clean);
        }
    }

    static final class Bottle {
        final String id;
        final String number;
        final Batch batch;
        final double volume;
        double gone;
        boolean doubted;
        boolean held;
        boolean over;

        @Nullable
        Infant infant;

        /** When milk of it was fed first. */
        @Nullable
        Instant liquid;

        Bottle(String id, String number, Batch batch, double volume) {
            this.id = id;
            this.number = number;
            this.batch = batch;
            this.volume = volume;
        }

        double left() {
            return volume - gone;
        }

        /** What was fed from once was liquid then, and keeps for a day. */
        boolean keeps(Instant now) {
            return liquid == null || !now.isAfter(liquid.plus(Duration.ofHours(24)));
        }
    }

    static final class Infant {
        final String reference;
        final String number;
        String consent = "";
        String order = "";
        boolean consented;
        boolean ordered;
        /** How many donors the parents accept. */
        int donors = Integer.MAX_VALUE;

        final Set<Donor> had = new HashSet<>();
        final OrderAccount says = new OrderAccount();

        Infant(String reference, String number) {
            this.reference = reference;
            this.number = number;
        }
    }

    /** Whoever's milk is not fit any more by what is known now has been doubted since. */
    void doubt(Donor donor) {
        deposits.stream()
                .filter(deposit -> deposit.donor == donor && !deposit.fit())
                .forEach(deposit -> deposit.doubted = true);
        batches.stream()
                .filter(batch ->
                        batch.pool.deposits.stream().anyMatch(deposit -> deposit.donor == donor && !deposit.fit()))
                .forEach(batch -> batch.signers.clear());
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
