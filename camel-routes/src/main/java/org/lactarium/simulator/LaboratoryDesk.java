package org.lactarium.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A microbiology and serology laboratory. A culture is reported preliminary, then final, and now and then corrected; what was
 * ordered is reported before anything else.
 */
public final class LaboratoryDesk implements Desk {

    private static final List<String> COUNTS = List.of("SN|%s||=^0", "SN|%s||^0", "ST|%s||No growth", "SN|%s||<^10");
    private static final List<String> GROWTH = List.of("SN|%s||=^40", "SN|%s||>^100000", "SN|%s||=^1200");
    private static final String COUNT = "20695-3^Bacteria [#/volume] in Mother's milk^LN";
    private static final Map<String, String> BLOOD = Map.of(
            "56888-1", "HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay",
            "5196-1", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay",
            "13955-0", "Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay",
            "29901-6", "HTLV I+II Ab [Presence] in Serum or Plasma by Immunoassay",
            "24110-9", "Treponema pallidum Ab [Presence] in Serum by Immunoassay");

    private final Random random;
    private final Clock clock;
    private final Subjects subjects;
    private final String mark;
    private final Orders orders;
    private final Map<String, Culture> running = new HashMap<>();
    private int written;

    /** @param mark begins every control id and filler number, so that two laboratories never share one */
    public LaboratoryDesk(Random random, Clock clock, Subjects subjects, String mark, Orders orders) {
        this.random = random;
        this.clock = clock;
        this.subjects = subjects;
        this.mark = mark;
        this.orders = orders;
    }

    private record Culture(Orders.Order order, String status) {}

    @Override
    public Telegram next() {
        written++;
        Orders.Order order = orders.poll();
        if (order != null) {
            return culture(new Culture(order, "F"));
        }
        boolean serology = subjects.lots().isEmpty() || (!subjects.donors().isEmpty() && random.nextInt(4) == 0);
        return serology ? serology(pick(subjects.donors())) : culture(advance(pick(subjects.lots())));
    }

    private Culture advance(String lot) {
        Culture before = running.get(lot);
        boolean again = before != null && (before.status().equals("P") || random.nextInt(4) == 0);
        Culture now = again
                ? new Culture(before.order(), before.status().equals("P") ? "F" : "C")
                : new Culture(new Orders.Order("", mark + "-F" + written, lot, "MBCULPOST"), "P");
        running.put(lot, now);
        return now;
    }

    private Telegram culture(Culture culture) {
        Instant now = clock.instant();
        Orders.Order order = culture.order();
        String controlId = mark + "N" + written;
        String value = String.format(pick(random.nextInt(20) == 0 ? GROWTH : COUNTS), COUNT);
        String note =
                culture.status().equals("C") ? "Corrected: the plate was read again. 更正：平板重新讀取。" : "Read at 48 h.";
        return new Telegram(
                controlId,
                order.subject(),
                Segments.lines(
                        header(now, controlId),
                        "PID|1||" + order.subject() + "^^^BANK^LOT||MILKBATCH^LOT",
                        "OBR|1|" + order.placer() + "|" + order.filler() + "^LIS|" + order.test()
                                + "^Donor milk culture^L|||"
                                + Segments.time(now.minus(Duration.ofDays(2)))
                                + "|||||||||||||||" + Segments.time(now) + "||MB|" + culture.status(),
                        "OBX|1|" + value + (value.startsWith("SN") ? "|CFU/mL" : "|") + "|||||" + culture.status()
                                + "|||" + Segments.time(now),
                        "NTE|1|L|" + note));
    }

    private Telegram serology(String donor) {
        Instant now = clock.instant();
        String controlId = mark + "N" + written;
        String drawn = Segments.time(now.minus(Duration.ofDays(1)));
        StringBuilder results = new StringBuilder();
        int line = 0;
        for (Map.Entry<String, String> test : new java.util.TreeMap<>(BLOOD).entrySet()) {
            String answer = random.nextInt(50) == 0 ? "R^Reactive^L" : "N^Non-reactive^L";
            results.append("OBX|" + ++line + "|CWE|" + test.getKey() + "^" + test.getValue() + "^LN||" + answer
                    + "||Non-reactive||||F|||" + drawn + "\r");
        }
        return new Telegram(
                controlId,
                donor,
                Segments.lines(
                                header(now, controlId),
                                "PID|1||" + donor + "^^^BANK^PI||測試^捐贈者",
                                "OBR|1||" + mark + "-F" + written + "^LIS|MBDSCR^Milk donor serology screen^L|||"
                                        + drawn + "|||||||||||||||" + Segments.time(now) + "||MB|F")
                        + results);
    }

    private static String header(Instant now, String controlId) {
        return Segments.header("LIS", now, "ORU^R01^ORU_R01", controlId, "|||AL|NE||UNICODE UTF-8");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
