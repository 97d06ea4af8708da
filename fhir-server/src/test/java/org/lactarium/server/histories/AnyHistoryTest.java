package org.lactarium.server.histories;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.ActionChain;

/**
 * Whatever happens in whatever order, nothing unsafe can be dispensed or fed, nothing is lost from the books, and nothing
 * stays blocked that every rule would pass.
 */
class AnyHistoryTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Tally TALLY = new Tally();
    private static final PaperBank PAPER = new PaperBank();

    private static final RealBank REAL = new RealBank();

    @AfterContainer
    static void close() {
        System.out.println(TALLY);
        REAL.close();
        PAPER.close();
    }

    @Provide
    Arbitrary<ActionChain<History>> histories() {
        return Histories.of(() -> History.begin(PAPER, "h" + COUNT.incrementAndGet(), TALLY), 40);
    }

    @Provide
    Arbitrary<ActionChain<History>> realHistories() {
        return Histories.of(
                () -> History.begin(REAL, UUID.randomUUID().toString().substring(0, 8), TALLY), 25);
    }

    @Property(tries = 2)
    void theRealRecordPlaysThemTheSameWay(@ForAll("realHistories") ActionChain<History> history) {
        new Checks(history.run()).atTheEnd();
    }

    @Property(tries = 20)
    void noHistoryLetsUnsafeMilkGoOrKeepsSafeMilkBack(@ForAll("histories") ActionChain<History> history) {
        new Checks(history.run()).atTheEnd();
    }
}
