package org.lactarium.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A system that sends one message after the other over one connection, and sends again what was not answered or could not be
 * kept, as laboratories do: the next message waits.
 */
public final class Peer {

    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Address address;
    private final Random random;
    private final Set<Misbehaviour> misbehaviours;
    private final int attempts;
    private final Tally tally;
    private @Nullable Line line;

    public record Address(String host, int port) {}

    /** @param attempts after which a message is given up */
    public Peer(Address address, Random random, Set<Misbehaviour> misbehaviours, int attempts, Tally tally) {
        this.address = address;
        this.random = random;
        this.misbehaviours = misbehaviours;
        this.attempts = attempts;
        this.tally = tally;
    }

    /** What came of one message; {@code code} is empty when it was given up. */
    public record Outcome(Telegram telegram, String code) {}

    /** Sends what the desk writes as long as it may. */
    public void send(Desk desk, BooleanSupplier goOn, Consumer<Outcome> outcomes) {
        while (goOn.getAsBoolean()) {
            Telegram telegram = desk.next();
            if (random.nextInt(6) == 0 && misbehaviours.contains(Misbehaviour.REORDER) && goOn.getAsBoolean()) {
                tally.add(Tally.Event.REORDER);
                outcomes.accept(send(desk.next()));
            }
            outcomes.accept(send(telegram));
        }
        hangUp();
    }

    private Outcome send(Telegram telegram) {
        Way way = Way.of(random, misbehaviours);
        byte[] frame = Line.frame(way.bytes(telegram));
        tally.add(Tally.Event.SENT);
        String code = misbehaveAtFirst(way, frame) ? again(telegram, frame) : attempt(telegram, frame, way);
        for (int attempt = 1; attempt < attempts && (code.isEmpty() || code.equals("again")); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            code = again(telegram, frame);
        }
        if (code.isEmpty() || code.equals("again")) {
            tally.add(Tally.Event.UNANSWERED);
            return new Outcome(telegram, "");
        }
        tally.answered(code);
        if (way.does(Misbehaviour.DUPLICATE)) {
            repeat(telegram, frame, code);
        }
        return new Outcome(telegram, code);
    }

    /** Whether the message has gone wrong and must be sent again. */
    private boolean misbehaveAtFirst(Way way, byte[] frame) {
        try {
            if (way.does(Misbehaviour.CUT)) {
                line().writePart(frame, way.cutAt());
                tally.add(Tally.Event.CUT);
            } else if (way.does(Misbehaviour.RESEND)) {
                line().write(frame);
                tally.add(Tally.Event.LOST);
            } else {
                return false;
            }
        } catch (IOException e) {
            // then it has gone wrong in another way
        }
        hangUp();
        return true;
    }

    private String again(Telegram telegram, byte[] frame) {
        tally.add(Tally.Event.RESENT);
        return attempt(telegram, frame, new Way(Set.of(), 0));
    }

    private void repeat(Telegram telegram, byte[] frame, String first) {
        tally.add(Tally.Event.DUPLICATE);
        String second = attempt(telegram, frame, new Way(Set.of(), 0));
        // silence and "again" say nothing on the message
        if (!second.isEmpty() && !second.equals("again") && !second.equals(first)) {
            tally.add(Tally.Event.MISANSWERED);
        }
    }

    /** MSA-1; empty when there was no answer, {@code again} when the message could not be kept. */
    private String attempt(Telegram telegram, byte[] frame, Way way) {
        try {
            if (way.does(Misbehaviour.CHARSET)) {
                tally.add(Tally.Event.CHARSET);
            }
            if (way.does(Misbehaviour.SLOW)) {
                tally.add(Tally.Event.SLOW);
                line().writeSlowly(frame);
            } else {
                line().write(frame);
            }
            Acknowledged answer = Acknowledged.read(line().read());
            if (!answer.controlId().equals(telegram.controlId())) {
                tally.add(Tally.Event.MISANSWERED);
                hangUp();
                return "";
            }
            return answer.asksAgain() ? "again" : answer.code();
        } catch (IOException e) {
            hangUp();
            return "";
        }
    }

    private Line line() throws IOException {
        if (line == null) {
            line = Line.open(address.host(), address.port(), ANSWER);
        }
        return line;
    }

    private void hangUp() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
