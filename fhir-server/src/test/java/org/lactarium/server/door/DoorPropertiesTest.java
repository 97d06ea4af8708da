package org.lactarium.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The property catches a bank that loses messages, and one that holds what is well. */
class DoorPropertiesTest {

    @Test
    void aBankThatStopsWhateverItDoesNotKnowIsNotBlamed() {
        var bank = new OverThere(new Guard(Guard.Way.CAREFUL));

        bank.milkIsStoppedWhateverHappensToTheMessageThatForbidsIt();
        bank.aMessageThatForbidsMilkIsReadWhenNothingHappensToIt();
    }

    @Test
    void aBankThatLosesWhatItCannotReadIsFound() {
        var bank = new OverThere(new Guard(Guard.Way.FORGETFUL));

        assertThatThrownBy(bank::milkIsStoppedWhateverHappensToTheMessageThatForbidsIt)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    @Test
    void aBankThatHoldsEverythingIsFound() {
        var bank = new OverThere(new Guard(Guard.Way.TIMID));

        assertThatThrownBy(bank::milkPassesHoweverTheLaboratoryWritesThatItMay)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    private static final class OverThere extends DoorProperties {

        private final Door door;

        OverThere(Door door) {
            this.door = door;
        }

        @Override
        Door door() {
            return door;
        }
    }

    /** A porter who knows the passing messages by heart and nothing else. */
    private static final class Guard implements Door {

        enum Way {
            CAREFUL,
            FORGETFUL,
            TIMID
        }

        private static final Pattern KNOWN = Pattern.compile(
                "MSH\\|\\^~\\\\&\\|LIS\\|LAB\\|MILKBANK\\|BANK\\|[0-9]{14}\\+0800"
                        + "\\|\\|ORU\\^R01\\^ORU_R01\\|M[0-9]+B-26-[0-9]{4}\\|P\\|2\\.5\\.1\\|\\|\\|AL\\|NE\\|\\|UNICODE UTF-8\r"
                        + "PID\\|1\\|\\|([BP]-26-[0-9]{4})\\^\\^\\^BANK\\^LOT\r"
                        + "OBR\\|1\\|\\|F[12]B-26-[0-9]{4}\\^LIS\\|(MBCULPRE|MBCULPOST)\\^\\^L\\|[^\r]*\\|MB\\|F\r"
                        + "OBX\\|1\\|(?:SN|NM|ST|TX|CWE)\\|20695-3\\^Bacteria\\^LN\\|1\\|"
                        + "(?:=?\\^?0|<\\^?1|No growth(?: after 48 hours)?|264868006\\^No growth\\^SCT)\\|CFU/mL\\|\\|\\|\\|\\|F\r");

        private final Way way;
        private final List<Milk> milk = new ArrayList<>();
        private final Map<Milk, Set<String>> clean = new HashMap<>();
        private final Set<Milk> stopped = new HashSet<>();

        Guard(Way way) {
            this.way = way;
        }

        @Override
        public OffsetDateTime now() {
            return OffsetDateTime.parse("2026-03-09T10:00:00+08:00");
        }

        @Override
        public Milk milk() {
            int next = milk.size() + 1;
            var made = new Milk("B-26-%04d".formatted(next), "P-26-%04d".formatted(next), "D-%06d".formatted(next));
            milk.add(made);
            return made;
        }

        @Override
        public Answer send(byte[] message) {
            var text = new String(message, StandardCharsets.UTF_8);
            var known = KNOWN.matcher(text);
            if (known.matches() && way != Way.TIMID) {
                milk.stream()
                        .filter(one -> Set.of(one.batch(), one.pool()).contains(known.group(1)))
                        .forEach(one -> clean.computeIfAbsent(one, lot -> new HashSet<>())
                                .add(known.group(2)));
            } else if (way == Way.CAREFUL || way == Way.TIMID) {
                // a porter cannot tell whose milk it was
                stopped.addAll(milk);
            }
            return Answer.KEPT;
        }

        @Override
        public boolean resultForbids(Milk one) {
            return false;
        }

        @Override
        public boolean release(Milk one) {
            return clean.getOrDefault(one, Set.of()).size() == 2 && mayBeFed(one);
        }

        @Override
        public boolean mayBeFed(Milk one) {
            return !stopped.contains(one);
        }
    }

    @Test
    void theTallyIsATable() {
        var tally = new Tally();
        tally.count("a field emptied", Tally.Fate.HELD);
        tally.count("a field emptied", Tally.Fate.HELD);
        tally.count("a segment dropped", Tally.Fate.READ);

        assertThat(tally.of("a field emptied", Tally.Fate.HELD)).isEqualTo(2);
        assertThat(tally.of(Tally.Fate.LOST)).isZero();
        assertThat(tally.table()).contains("a field emptied", "read", "held", "lost");
    }
}
