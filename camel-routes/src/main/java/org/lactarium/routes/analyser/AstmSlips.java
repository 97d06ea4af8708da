package org.lactarium.routes.analyser;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Takes an ASTM message apart: one {@link Slip} for each replicate of each order record. */
record AstmSlips(AnalyserProfile profile, ZoneId zone) {

    /** E1394's result status (R.9) as a letter of HL7 table 0085; W, of questionable validity, is a flag. */
    private static final Map<String, String> STATUS =
            Map.of("", "F", "F", "F", "V", "F", "R", "F", "Q", "F", "W", "F", "C", "C", "P", "P", "S", "P", "X", "X");

    private static final String CONTROL = "Q";

    /** An order record with its results and comments. */
    private record Ordered(Segment order, List<Segment> results, List<String> comments) {}

    List<Slip> of(AstmMessage message) {
        List<Ordered> orders = orders(message);
        List<Slip> slips = new ArrayList<>();
        for (Ordered ordered : orders) {
            replicates(ordered).forEach((turn, results) -> slips.add(slip(message, ordered, turn, results)));
        }
        if (slips.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "It holds no O record with R records behind it");
        }
        return slips;
    }

    private static List<Ordered> orders(AstmMessage message) {
        List<Ordered> orders = new ArrayList<>();
        // a patient begins anew: what stands behind it is not the order of the one before
        boolean open = false;
        for (Segment record : message.records()) {
            switch (record.name()) {
                case "P" -> open = false;
                case "O" -> {
                    orders.add(new Ordered(record, new ArrayList<>(), new ArrayList<>()));
                    open = true;
                }
                case "R" -> last(open ? orders : List.of()).results().add(record);
                case "C" -> {
                    if (open && !record.field(4).isEmpty()) {
                        last(orders).comments().add(record.field(4).text());
                    }
                }
                default -> {}
            }
        }
        return orders;
    }

    private static Ordered last(List<Ordered> orders) {
        if (orders.isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the O record they belong to");
        }
        return orders.get(orders.size() - 1);
    }

    /** A code that comes again begins another replicate. */
    private static Map<String, List<Segment>> replicates(Ordered ordered) {
        Map<String, Integer> turns = new LinkedHashMap<>();
        Map<String, List<Segment>> replicates = new LinkedHashMap<>();
        for (Segment result : ordered.results()) {
            int turn = turns.merge(String.join(" ", codes(result.field(3))), 1, Integer::sum);
            replicates
                    .computeIfAbsent(turn == 1 ? "" : String.valueOf(turn), key -> new ArrayList<>())
                    .add(result);
        }
        return replicates;
    }

    private Slip slip(AstmMessage message, Ordered ordered, String replicate, List<Segment> results) {
        Segment order = ordered.order();
        boolean control = order.field(12).repetitions().stream()
                .anyMatch(code -> code.value().equals(CONTROL));
        V2Time issued = V2Time.read(message.time(), zone).orElse(null);
        V2Time run = RunTime.first(zone, List.of(first(results, 13), first(results, 12)));
        V2Time measured = run == null && !profile.ordersByTime() ? issued : run;
        return new Slip(
                control ? CONTROL : "",
                AstmMessage.sample(order),
                List.of(),
                codes(order.field(5)),
                "",
                "",
                replicate,
                measured,
                issued == null ? measured : issued,
                instrument(message, results),
                first(results, 11),
                "",
                results.stream().map(result -> line(order, result)).toList(),
                ordered.comments());
    }

    private Slip.Instrument instrument(AstmMessage message, List<Segment> results) {
        String own = first(results, 14);
        String serial = own.isEmpty() ? message.header().field(5).component(3) : own;
        if (profile.instrument() != null && serial.isEmpty()) {
            return profile.instrument();
        }
        return new Slip.Instrument(message.sender(), serial);
    }

    private static Slip.Line line(Segment order, Segment result) {
        String sent = result.field(9).isEmpty()
                ? order.field(26).value()
                : result.field(9).value();
        List<String> flags = new ArrayList<>(result.field(7).repetitions().stream()
                .map(Field::value)
                .filter(flag -> !flag.isEmpty())
                .toList());
        if (sent.equals("W")) {
            flags.add(sent);
        }
        return new Slip.Line(
                codes(result.field(3)),
                "",
                result.field(4).text(),
                List.of(result.field(5).value()),
                flags,
                result.field(6).isEmpty() ? "" : result.field(6).text(),
                STATUS.getOrDefault(sent, sent));
    }

    /** A universal test id has the local code in its fourth component; some write it into the first. */
    private static List<String> codes(Field test) {
        return Stream.of(4, 1)
                .map(test::component)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String first(List<Segment> results, int field) {
        return results.stream()
                .map(result -> result.field(field).value())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
