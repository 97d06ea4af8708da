package org.lactarium.server.histories;

import java.time.Duration;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.lactarium.server.histories.Facts.Growth;

/** Random histories of a bank: which steps there are, and how often each is taken. */
final class Histories {

    private static final Arbitrary<Integer> ANY = Arbitraries.integers().between(0, 999);

    private Histories() {}

    private interface Deed {
        void with(History history, int one, int two, int three);
    }

    static Arbitrary<ActionChain<History>> of(Supplier<History> beginning, int steps) {
        ActionChainArbitrary<History> chain = ActionChain.startWith(beginning);
        return chain.withAction(
                        2, step("a donor comes", (history, one, two, three) -> new PeopleSteps(history).donor(one)))
                .withAction(4, step("news of a donor", (history, one, two, three) -> new PeopleSteps(history)
                        .news(one, two)))
                .withAction(2, step("news of an infant", (history, one, two, three) -> new PeopleSteps(history)
                        .ward(one, two)))
                .withAction(4, step("an order is reviewed", (history, one, two, three) -> new PeopleSteps(history)
                        .orderSays(one, two)))
                .withAction(5, step("receive", (history, one, two, three) -> new MilkSteps(history)
                        .receive(one, two, three)))
                .withAction(1, step("a number twice", (history, one, two, three) -> new MilkSteps(history)
                        .receiveTwice(one)))
                .withAction(1, step("one mistake at the desk", (history, one, two, three) -> new MistakeSteps(history)
                        .atTheDesk(one, two)))
                .withAction(1, step("one mistake at the bench", (history, one, two, three) -> new MistakeSteps(history)
                        .atTheBench(one, two)))
                .withAction(5, step("thaw", (history, one, two, three) -> new MilkSteps(history)
                        .thaw(one, two, three % 25)))
                .withAction(5, step("pool", (history, one, two, three) -> new MilkSteps(history).pool(one, two, three)))
                .withAction(7, heat())
                .withAction(8, step("a sound batch", (history, one, two, three) -> new MilkSteps(history)
                        .soundBatch(one, two)))
                .withAction(8, step("clean and signed", (history, one, two, three) -> new ResultSteps(history)
                        .cleanAndSigned(one)))
                .withAction(3, step("clean cultures", (history, one, two, three) -> new ResultSteps(history)
                        .cleanCultures(one)))
                .withAction(4, step("a culture", (history, one, two, three) -> new ResultSteps(history)
                        .culture(
                                one,
                                two % 2 == 0,
                                History.pick(java.util.List.of(Growth.values()), three),
                                two % 5 != 0)))
                .withAction(3, step("a correction", (history, one, two, three) -> new ResultSteps(history)
                        .correct(one, two, History.pick(java.util.List.of(Growth.values()), three))))
                .withAction(
                        6, step("sign", (history, one, two, three) -> new ResultSteps(history).sign(one, two % 2 == 0)))
                .withAction(8, step("dispense and feed", (history, one, two, three) -> new WardSteps(history)
                        .dispenseAndFeed(one, two)))
                .withAction(
                        2, step("nonsense", (history, one, two, three) -> new WardSteps(history).nonsense(one, two)))
                .withAction(1, step("forge", (history, one, two, three) -> new ResultSteps(history).forge(one)))
                .withAction(4, step("a message is held", (history, one, two, three) -> new WaitingSteps(history)
                        .hold(one, two, three)))
                .withAction(1, step("a held message again", (history, one, two, three) -> new WaitingSteps(history)
                        .again(one)))
                .withAction(4, step("somebody looks", (history, one, two, three) -> new WaitingSteps(history)
                        .close(one, two)))
                .withAction(2, step("stop", (history, one, two, three) -> new ResultSteps(history).stop(one, two)))
                .withAction(
                        12, step("dispense", (history, one, two, three) -> new WardSteps(history).dispense(one, two)))
                .withAction(
                        12, step("feed", (history, one, two, three) -> new WardSteps(history).feed(one, two, three)))
                .withAction(1, step("an analysis", (history, one, two, three) -> new AnalyserSteps(history)
                        .measure(one, two)))
                .withAction(3, step("time passes", (history, one, two, three) -> pass(history, one)))
                .withAction(1, step("restart", (history, one, two, three) -> restart(history)))
                .withMaxTransformations(steps);
    }

    private static Action<History> heat() {
        return step("pasteurise", (history, one, two, three) -> {
            var curves = HeatingCurve.values();
            var curve = two % 2 == 0 ? HeatingCurve.GOOD : curves[(two / 2) % curves.length];
            new MilkSteps(history).pasteurise(one, curve, three, two + three);
        });
    }

    private static void pass(History history, int how) {
        var jump = Duration.ofHours(
                History.pick(java.util.List.of(1, 1, 1, 2, 2, 6, 6, 12, 25, 72, 24 * 40, 24 * 200), how));
        history.place.pass(jump);
        history.tell("time passes: " + jump);
    }

    private static void restart(History history) {
        history.place.restart();
        history.tell("the program is started again");
    }

    private static Action<History> step(String name, Deed deed) {
        return new Action.Independent<>() {
            @Override
            public Arbitrary<Transformer<History>> transformer() {
                return Combinators.combine(ANY, ANY, ANY)
                        .as((one, two, three) -> Transformer.mutate(
                                name + " " + one + " " + two + " " + three,
                                history -> taken(history, deed, one, two, three)));
            }
        };
    }

    private static void taken(History history, Deed deed, int one, int two, int three) {
        history.place.pass(Duration.ofMinutes(45));
        try {
            deed.with(history, one, two, three);
            new Checks(history).always();
        } catch (AssertionError wrong) {
            throw new AssertionError(history.told + "\n" + wrong.getMessage(), wrong);
        }
    }
}
